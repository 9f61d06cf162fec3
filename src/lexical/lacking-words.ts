/**
 * Of a document `d`: it has published chunks and no index of the version in `$1`. Deleted ones count, as they can be
 * restored.
 */
export const LACKS_WORDS = `
  EXISTS (SELECT FROM chunks WHERE document_id = d.id AND published)
    AND NOT EXISTS (SELECT FROM lexical_indexes WHERE document_id = d.id AND published AND version = $1)`;

const COUNT = `SELECT count(*)::int AS books FROM documents d WHERE ${LACKS_WORDS}`;

/** How many books no search for words finds. @param version Of the index, as the settings make it. */
export async function booksLackingWords(
  query: (statement: string, parameters: unknown[]) => Promise<{ books: number }[]>,
  version: string,
): Promise<number> {
  const [row] = await query(COUNT, [version]);
  return row!.books;
}
