import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { HttpConfig } from '../config/config.js';
import { messageOf } from '../errors/errors.js';
import { HandedBack, IngestionRunner } from './ingestion.runner.js';
import { IngestionService } from './ingestion.service.js';
import { QueueBell } from './queue-bell.js';
import { RunMovedOn } from './run-heartbeat.js';
import { RunRepository } from './run.repository.js';

/** How often the queue is looked at for runs that other processes queued. */
const POLL_MS = 1000;
/** How often runs whose process is gone are looked for. */
const RECOVER_MS = 10_000;

/**
 * Takes up queued runs, oldest first, one at a time: a run already uses every core. The queue is the table of runs, so
 * it survives a restart.
 */
@Injectable()
export class RunQueueConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunQueueConsumer.name);
  private readonly stopping = new AbortController();
  private looping: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private lastRecovery = -RECOVER_MS;

  constructor(
    private readonly runs: RunRepository,
    private readonly runner: IngestionRunner,
    private readonly ingestion: IngestionService,
    private readonly bell: QueueBell,
    private readonly config: HttpConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.bell.onRing(() => this.wake());
    this.looping = this.loop();
  }

  /** Gives the run in progress half of the time to end, then hands it back to the queue. */
  async beforeApplicationShutdown(): Promise<void> {
    const deadline = setTimeout(
      () => this.stopping.abort(new HandedBack('The server is stopping.')),
      (this.config.shutdownSeconds * 1000) / 2,
    );
    this.ending = true;
    this.wake();
    await this.looping;
    clearTimeout(deadline);
  }

  private ending = false;

  private async loop(): Promise<void> {
    while (!this.ending) {
      try {
        if (await this.step()) continue;
      } catch (error) {
        this.logger.error(`The queue could not be read: ${messageOf(error)}`);
      }
      await this.pause();
    }
  }

  /** @returns False when nothing was queued. */
  private async step(): Promise<boolean> {
    if (performance.now() - this.lastRecovery > RECOVER_MS) {
      this.lastRecovery = performance.now();
      const recovered = await this.ingestion.recover();
      if (recovered > 0) this.logger.warn(`${recovered} runs of ended processes are queued again.`);
    }
    const runId = await this.runs.claimNext();
    if (runId === null) return false;
    try {
      await this.runner.execute(runId, { signal: this.stopping.signal });
      this.logger.log(`Run ${runId} completed.`);
    } catch (error) {
      // The run and its document already say how it ended.
      if (error instanceof RunMovedOn || error instanceof HandedBack) this.logger.warn(error.message);
      else this.logger.error(`Run ${runId} failed: ${messageOf(error)}`);
    }
    return true;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.ending) this.wake();
    });
  }
}
