/** What a caller may read. */
export interface ReadingScope {
  /** Ids of the documents, in lower case; null: all. */
  readonly documents: readonly string[] | null;
}

export const WHOLE_LIBRARY: ReadingScope = { documents: null };

export function mayRead({ documents }: ReadingScope, id: string): boolean {
  return documents === null || documents.includes(id.toLowerCase());
}
