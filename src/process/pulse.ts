import type { OutageLog } from './outage-log.js';

/** How a process keeps its hold on something in a database. */
export interface PulseOptions {
  readonly everyMs: number;
  /** Renews the sign of life. @returns False if another process holds it by now. */
  readonly ask: () => Promise<boolean>;
  /** The reason why the holder has to stop. */
  readonly lost: () => Error;
  /** A short outage of the database does not end the hold: the holder's own statements decide. */
  readonly outages: OutageLog;
}

/** Regularly renews the hold on something in a database, one request at a time, and aborts when the hold is lost. */
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

  /** Asks now, unless a request is in progress. */
  beat(): void {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
  }

  /** Stops asking. Resolves when the last request has ended. */
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
