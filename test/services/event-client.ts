import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { until } from './until.js';

export interface ReceivedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A client of server-sent events, like a browser. */
export class EventClient {
  readonly events: ReceivedEvent[] = [];
  /** The id that a browser would send when it reconnects. */
  lastId: string | null;
  private rest = '';

  private constructor(
    readonly response: IncomingMessage,
    lastId: string | null,
  ) {
    this.lastId = lastId;
    response.setEncoding('utf8').on('data', (text: string) => this.take(text));
    // The test cuts the connection on purpose.
    response.on('error', () => undefined);
  }

  static async connect(url: string, lastId: string | null = null): Promise<EventClient> {
    const headers = lastId === null ? {} : { 'last-event-id': lastId };
    const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}.`);
    return new EventClient(response, lastId);
  }

  /** Resolves when an event matches. */
  until(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    return until('an event that fits has come', () => this.events.find(fits));
  }

  close(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    this.rest += text;
    for (let end = this.rest.indexOf('\n\n'); end >= 0; end = this.rest.indexOf('\n\n')) {
      const fields = this.rest.slice(0, end).split('\n');
      this.rest = this.rest.slice(end + 2);
      const field = (name: string) =>
        fields.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      this.lastId = field('id') ?? this.lastId;
      const data = field('data');
      if (data === undefined) continue;
      this.events.push({
        id: field('id')!,
        event: field('event')!,
        data: JSON.parse(data) as Record<string, unknown>,
      });
    }
  }
}
