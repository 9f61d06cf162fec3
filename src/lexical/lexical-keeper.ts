import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { OutageLog } from '../process/outage-log.js';
import { pause } from '../process/pause.js';
import { LexicalIndexing } from './lexical-indexing.js';

/** How often to look for books without an index. They come from an earlier version of the program or another setting. */
const LOOK_MS = 60_000;

/** Sees to it that every book can be searched by words; for roles that work. */
@Injectable()
export class LexicalKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LexicalKeeper.name);
  private readonly ending = new AbortController();
  private readonly outages = new OutageLog((reason) =>
    this.logger.error(`Books without an index of their words cannot be looked for: ${reason}`),
  );
  private looping: Promise<void> = Promise.resolve();

  constructor(private readonly indexing: LexicalIndexing) {}

  onApplicationBootstrap(): void {
    this.looping = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.looping;
  }

  private async loop(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.indexing.catchUp(signal);
        this.outages.succeeded();
      } catch (error) {
        if (!signal.aborted) this.outages.failed(error);
      }
      await pause(LOOK_MS, signal);
    }
  }
}
