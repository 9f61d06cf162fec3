import { messageOf } from '../errors/errors.js';

/** Tells the first of a row of failures and none of the others: an outage is one line of the log, not one a second. */
export class OutageLog {
  private failing = false;

  constructor(private readonly tell: (message: string) => void) {}

  failed(error: unknown): void {
    if (!this.failing) this.tell(messageOf(error));
    this.failing = true;
  }

  succeeded(): void {
    this.failing = false;
  }
}
