import { setTimeout as delay } from 'node:timers/promises';

/** One search, as a reader met it. */
export interface Search {
  /** When it was sent, on the clock of `performance.now()`. */
  readonly at: number;
  readonly ms: number;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly results: number;
}

/** Sends searches at a constant rate, whether or not the earlier ones are answered: readers do not wait for each other. */
export class ConstantSearches {
  private readonly sent: Promise<Search>[] = [];
  private readonly ended = new AbortController();
  private readonly sending: Promise<void>;
  private answered = 0;

  constructor(
    private readonly address: string,
    private readonly queries: readonly string[],
    private readonly aSecond: number,
  ) {
    this.sending = this.send();
  }

  /** Searches without an answer yet. */
  get waiting(): number {
    return this.sent.length - this.answered;
  }

  /** @returns All searches, when the last one is answered. */
  async stop(): Promise<Search[]> {
    this.ended.abort();
    await this.sending;
    return Promise.all(this.sent);
  }

  private async send(): Promise<void> {
    const began = performance.now();
    while (!this.ended.signal.aborted) {
      const query = this.queries[this.sent.length % this.queries.length]!;
      this.sent.push(
        search(this.address, query).finally(() => {
          this.answered += 1;
        }),
      );
      const next = began + (this.sent.length * 1000) / this.aSecond;
      await delay(Math.max(0, next - performance.now()));
    }
  }
}

async function search(address: string, query: string): Promise<Search> {
  const at = performance.now();
  try {
    const answer = await fetch(
      `${address}/v1/search?${new URLSearchParams({ query, limit: '10' }).toString()}`,
    );
    const body = (await answer.json()) as { results?: readonly unknown[] };
    const results = body.results?.length ?? 0;
    return { at, ms: performance.now() - at, status: answer.status, results };
  } catch (error) {
    // No answer is a result, too: it is counted as failed.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    return { at, ms: performance.now() - at, status: 0, results: 0 };
  }
}
