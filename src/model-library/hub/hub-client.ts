import { OperationalError, UserError, messageOf } from '../../errors/errors.js';
import { patiently } from '../../transfer/patiently.js';
import { StallWatch } from '../../transfer/stall-watch.js';

export interface HubAccess {
  /** Base address, for example `https://huggingface.co`. */
  readonly hub: string;
  /** Sent only to the hub's own origin. */
  readonly token?: string;
  readonly signal?: AbortSignal;
  /** A connection without a byte for this many milliseconds counts as lost. */
  readonly stallMs?: number;
  /** Pauses before each retry of a request, in milliseconds: the number of attempts is one more. */
  readonly retryPausesMs?: readonly number[];
}

const STALL_MS = 30_000;
const RETRY_PAUSES_MS = [1000, 3000, 10_000, 30_000] as const;
/** A hub may ask for a longer pause, but a person is waiting for the download. */
const LONGEST_PAUSE_MS = 60_000;
const MOST_REDIRECTS = 5;

/** Status codes of temporary problems. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The connection broke or stalled, or the hub asked for a later retry. */
export class Interruption extends Error {
  /** @param pauseMs The pause that the hub asked for, if any. */
  constructor(
    message: string,
    readonly pauseMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** HTTP client of a model hub: temporary problems are retried, others become clear errors. */
export class HubClient {
  private readonly origin: string;

  constructor(private readonly access: HubAccess) {
    this.origin = new URL(access.hub).origin;
  }

  /** Reads JSON from a path on the hub. */
  json(path: string): Promise<unknown> {
    return this.patiently(async () => {
      const transfer = this.begin();
      try {
        const response = await this.get(path, {}, transfer.signal);
        return await response.json();
      } catch (error) {
        throw transfer.explain(error);
      } finally {
        transfer.stop();
      }
    });
  }

  /**
   * Passes on the body of an answer, piece by piece.
   *
   * @param take Called with the answer before its first piece.
   */
  async stream(
    path: string,
    headers: Readonly<Record<string, string>>,
    take: (response: Response, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    const transfer = this.begin();
    try {
      const response = await this.get(path, headers, transfer.signal);
      await take(response, transfer.over(response.body as AsyncIterable<Uint8Array> | null));
    } catch (error) {
      throw transfer.explain(error);
    } finally {
      transfer.stop();
    }
  }

  /** Repeats work after interruptions, with pauses. @throws {OperationalError} `model.hub_unreachable` in the end. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    const { hub, signal, retryPausesMs: pausesMs = RETRY_PAUSES_MS } = this.access;
    const pauseAfter = (error: unknown, pauseMs: number) =>
      error instanceof Interruption ? Math.min(error.pauseMs ?? pauseMs, LONGEST_PAUSE_MS) : null;
    try {
      return await patiently(work, { pausesMs, pauseAfter, signal });
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      throw new OperationalError('model.hub_unreachable', `${hub}: ${error.message}`, {
        hint: 'Run the same command again: it continues where it stopped. Behind a proxy, or without a network, use "colophon models import".',
        cause: error,
      });
    }
  }

  /** Follows redirects itself, so that only the hub gets the token. */
  private async get(
    path: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response> {
    let address = new URL(`${this.access.hub.replace(/\/$/, '')}${path}`);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const { token } = this.access;
      const own: Record<string, string> =
        token && address.origin === this.origin ? { authorization: `Bearer ${token}` } : {};
      const response = await fetch(address, { headers: { ...headers, ...own }, redirect: 'manual', signal });
      if (response.status < 300 || response.status > 399) return accepted(response, address);
      const target = response.headers.get('location');
      await response.body?.cancel();
      if (!target) throw hubError(address, `it redirects nowhere (${response.status})`);
      const next = new URL(target, address);
      if (address.protocol === 'https:' && next.protocol !== 'https:') {
        throw hubError(address, 'it redirects to an unprotected address');
      }
      address = next;
    }
    throw hubError(address, 'it redirects without end');
  }

  private begin(): Transfer {
    return new Transfer(this.access.stallMs ?? STALL_MS, this.access.signal);
  }
}

/** The progress of one answer of the hub. */
class Transfer {
  private pieces = 0;
  private readonly watch: StallWatch;

  constructor(
    private readonly limitMs: number,
    private readonly outer: AbortSignal | undefined,
  ) {
    this.watch = new StallWatch(limitMs, () => this.pieces, outer);
  }

  get signal(): AbortSignal {
    return this.watch.signal;
  }

  async *over(pieces: AsyncIterable<Uint8Array> | null): AsyncIterable<Uint8Array> {
    if (!pieces) return;
    for await (const piece of pieces) {
      this.pieces += 1;
      yield piece;
    }
  }

  stop(): void {
    this.watch.stop();
  }

  /** Turns network errors into interruptions; returns others unchanged. */
  explain(error: unknown): unknown {
    if (this.outer?.aborted) return this.outer.reason;
    if (this.watch.hasStalled) {
      return new Interruption(`nothing came for ${this.limitMs / 1000} s`, undefined, { cause: error });
    }
    // `fetch` throws these for every problem with a connection.
    if (error instanceof TypeError || error instanceof SyntaxError) {
      const detail = error.cause instanceof Error ? ` (${messageOf(error.cause)})` : '';
      return new Interruption(`${error.message}${detail}`, undefined, { cause: error });
    }
    return error;
  }
}

async function accepted(response: Response, address: URL): Promise<Response> {
  // 416: the file ends before the requested position; the caller starts again.
  if (response.ok || response.status === 416) return response;
  await response.body?.cancel();
  const { status } = response;
  if (PASSING.has(status)) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new Interruption(`it answers ${status}`, Number.isFinite(seconds) ? seconds * 1000 : undefined);
  }
  if (status === 401 || status === 403) {
    throw new UserError(
      'model.hub_forbidden',
      `The hub restricts access to ${address.pathname} (${status}).`,
      {
        hint: 'Accept the terms of the model on its page, and set EMBEDDING_HUB_TOKEN. A wrong name gets the same answer.',
      },
    );
  }
  if (status === 404) {
    throw new UserError('model.hub_not_found', `The hub does not have ${address.pathname}.`, {
      hint: 'Check the id of the model and --revision.',
    });
  }
  throw hubError(address, `it answers ${status}`);
}

function hubError(address: URL, problem: string): UserError {
  return new UserError('model.hub_answer', `${address.origin} cannot be used: ${problem}.`, {
    hint: 'Check EMBEDDING_HUB_URL.',
  });
}
