import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { OutageLog } from '../process/outage-log.js';
import { pause } from '../process/pause.js';
import { ModelChanges } from './model-changes.service.js';

/** How often to look for a change of model. A look reads one index entry. */
const LOOK_MS = 2000;

/** Helps with an open change of model until it ends, whatever process began it. */
@Injectable()
export class ChangeKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ChangeKeeper.name);
  private readonly ending = new AbortController();
  /** A worker without the model says so once. */
  private readonly outages = new OutageLog((reason) =>
    this.logger.error(`This process does not help with the change of model: ${reason}`),
  );
  private looping: Promise<void> = Promise.resolve();

  constructor(private readonly changes: ModelChanges) {}

  onApplicationBootstrap(): void {
    this.looping = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort(new Error('The process ends.'));
    await this.looping;
  }

  private async loop(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      const helped = await this.help(signal);
      if (!helped) await pause(LOOK_MS, signal);
    }
  }

  private async help(signal: AbortSignal): Promise<boolean> {
    try {
      const helped = await this.changes.helpOpen(signal);
      this.outages.succeeded();
      return helped;
    } catch (error) {
      if (!signal.aborted) this.outages.failed(error);
      return false;
    }
  }
}
