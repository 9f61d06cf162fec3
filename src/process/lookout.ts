import { OutageLog } from './outage-log.js';
import { pause } from './pause.js';

export interface LookoutOptions {
  /** Pause between two looks, in milliseconds. */
  readonly everyMs: number;
  /** Receives the reason of a failed look, once for several in a row. */
  readonly tell: (reason: string) => void;
}

/** Looks for work again and again until it is stopped. A look that fails is followed by the next one. */
export class Lookout {
  private readonly ending = new AbortController();
  private readonly outages: OutageLog;
  private looping: Promise<void> = Promise.resolve();

  /** @param look Receives the signal that aborts when the lookout is stopped. */
  constructor(
    private readonly look: (signal: AbortSignal) => Promise<unknown>,
    private readonly options: LookoutOptions,
  ) {
    this.outages = new OutageLog(options.tell);
  }

  start(): void {
    this.looping = this.loop();
  }

  /** Waits for the look in progress, if there is one. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.looping;
  }

  private async loop(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.look(signal);
        this.outages.succeeded();
      } catch (error) {
        if (!signal.aborted) this.outages.failed(error);
      }
      await pause(this.options.everyMs, signal);
    }
  }
}
