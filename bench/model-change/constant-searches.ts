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

/**
 * Sends searches at a constant rate, whether or not the earlier ones are answered: readers do not wait for each other.
 *
 * @returns All searches, when `signal` is aborted and the last one is answered.
 */
export async function searchConstantly(
  address: string,
  queries: readonly string[],
  aSecond: number,
  signal: AbortSignal,
): Promise<Search[]> {
  const sent: Promise<Search>[] = [];
  const began = performance.now();
  while (!signal.aborted) {
    const query = queries[sent.length % queries.length]!;
    sent.push(search(address, query));
    const next = began + (sent.length * 1000) / aSecond;
    await delay(Math.max(0, next - performance.now()));
  }
  return Promise.all(sent);
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
