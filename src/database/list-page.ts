/** One page of a list. */
export interface ListPage<T> {
  readonly results: readonly T[];
  /** Cursor for the next page; null on the last one. */
  readonly next: string | null;
}

/** Bytes of one page as JSON: what a client parses without a pause, and a server holds for many clients at once. */
export const PAGE_BYTES = 256_000;

/**
 * The beginning of some rows, up to a number and to an amount of bytes. It has at least one row, if there is one.
 *
 * @param rows One more than `limit`, if there are more.
 * @param cursorAfter The cursor behind a row.
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorAfter: (row: T) => string,
  bytes = PAGE_BYTES,
): ListPage<T> {
  const results: T[] = [];
  let written = 0;
  for (const row of rows.slice(0, limit)) {
    written += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (results.length > 0 && written > bytes) break;
    results.push(row);
  }
  const last = results.at(-1);
  return { results, next: last && results.length < rows.length ? cursorAfter(last) : null };
}
