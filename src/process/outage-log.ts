import { messageOf } from '../errors/errors.js';

/** Logs only the first of several consecutive failures: an outage gives one line in the log, not one per second. */
export class OutageLog {
  private failing = false;

  constructor(private readonly log: (message: string) => void) {}

  failed(error: unknown): void {
    if (!this.failing) this.log(messageOf(error));
    this.failing = true;
  }

  succeeded(): void {
    this.failing = false;
  }
}
