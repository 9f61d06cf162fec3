import type { OutageLog } from './outage-log.js';

/** What a process that holds something in a database asks at intervals. */
export interface PulseOptions {
  readonly everyMs: number;
  /** Gives a sign of life. @returns False when another has it by now. */
  readonly ask: () => Promise<boolean>;
  /** Why the holder has to stop. */
  readonly lost: () => Error;
  /** A database that is away for a moment ends nothing: the holder's own statements decide. */
  readonly outages: OutageLog;
}

/** Keeps asking whether something still is this process's, one question at a time, and aborts when it is not. */
export class Pulse {
  private readonly gone = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private asking: Promise<void> | null = null;

  constructor(private readonly options: PulseOptions) {
    this.timer = setInterval(() => this.beat(), options.everyMs);
  }

  /** Aborts with `lost()`. */
  get signal(): AbortSignal {
    return this.gone.signal;
  }

  /** Asks now, unless a question is on its way. */
  beat(): void {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
  }

  /** Asks no more. Ends when the last question is answered. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
  }

  private async ask(): Promise<void> {
    const { ask, lost, outages } = this.options;
    try {
      const ours = await ask();
      outages.succeeded();
      if (!ours) this.gone.abort(lost());
    } catch (error) {
      outages.failed(error);
    }
  }
}
