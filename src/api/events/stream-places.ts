import { OperationalError, UserError } from '../../errors/errors.js';
import { onGone } from '../http/until-gone.js';

/** Limits the number of event streams, in total and per client. */
export class StreamPlaces {
  private readonly ofClient = new Map<string, number>();
  private all = 0;

  constructor(
    private readonly limit: number,
    private readonly clientLimit: number,
  ) {}

  get taken(): number {
    return this.all;
  }

  /**
   * Reserves a place until the client is gone.
   *
   * @throws {UserError} `events.client_full` (429); {OperationalError} `events.too_many_clients` (503).
   */
  take(client: string, gone: AbortSignal): void {
    const own = this.ofClient.get(client) ?? 0;
    if (own >= this.clientLimit) {
      throw new UserError('events.client_full', `You already have ${own} event streams open.`, {
        fault: 'too_many',
        hint: 'Close some of them, or poll the status instead; EVENTS_LIMIT_PER_CLIENT sets the limit.',
      });
    }
    if (this.all >= this.limit) {
      throw new OperationalError('events.too_many_clients', `${this.limit} event streams are already open.`, {
        hint: 'Try again later, use another replica, or poll the status instead.',
      });
    }
    this.all += 1;
    this.ofClient.set(client, own + 1);
    onGone(gone, () => this.free(client));
  }

  private free(client: string): void {
    this.all -= 1;
    const own = this.ofClient.get(client)! - 1;
    if (own > 0) this.ofClient.set(client, own);
    else this.ofClient.delete(client);
  }
}
