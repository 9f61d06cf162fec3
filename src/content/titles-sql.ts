/**
 * SQL for the titles of a chunk's section as they are embedded with it, without what a cut text continues.
 *
 * @param prefix A column of `embed_prefix`. Titles have no line ends, and a blank line stands behind them; see
 *        `chunking/embed-text.ts`.
 */
export function titlesSql(prefix: string): string {
  return `split_part(${prefix}, E'\\n\\n', 1)`;
}
