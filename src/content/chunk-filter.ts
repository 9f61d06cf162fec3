import type { ChunkType } from '../book/chunk-type.js';
import type { Difficulty } from '../documents/document.entity.js';

/** Which chunks a search may find. A list that is empty or missing allows all. */
export interface ChunkFilter {
  readonly documents?: readonly string[];
  readonly types?: readonly ChunkType[];
  /** Ids of sections. A chunk belongs to the lowest section only, so the caller adds the sections below a section. */
  readonly sections?: readonly string[];
  /** First and last page, both included. A chunk that reaches into the range is within it. */
  readonly pages?: { readonly first: number; readonly last: number };
  readonly difficulties?: readonly Difficulty[];
}

/**
 * Condition on the chunk `c` and its document `d`, with the parameters from number `first` on. The parameters are known
 * when a statement is planned, so parts without a value cost nothing.
 */
export function allowed(first: number): string {
  const $ = (offset: number) => `$${first + offset}`;
  return `
    c.published AND d.deleted_at IS NULL
    AND (cardinality(${$(0)}::uuid[]) = 0 OR c.document_id = ANY(${$(0)}))
    AND (cardinality(${$(1)}::text[]) = 0 OR c.type = ANY(${$(1)}))
    AND (cardinality(${$(2)}::uuid[]) = 0 OR c.section_id = ANY(${$(2)}))
    AND (${$(3)}::int IS NULL OR c.page_last >= ${$(3)})
    AND (${$(4)}::int IS NULL OR c.page_first <= ${$(4)})
    AND (cardinality(${$(5)}::text[]) = 0 OR coalesce(c.difficulty, d.difficulty) = ANY(${$(5)}))`;
}

/** Values for the parameters of `allowed`, in their order. */
export function filterParameters(filter: ChunkFilter): unknown[] {
  const { documents = [], types = [], sections = [], pages, difficulties = [] } = filter;
  return [documents, types, sections, pages?.first ?? null, pages?.last ?? null, difficulties];
}

/** Whether the filter leaves out any chunk that readers see. */
export function isNarrowing(filter: ChunkFilter): boolean {
  const { documents, types, sections, pages, difficulties } = filter;
  return (
    pages !== undefined || [documents, types, sections, difficulties].some((list) => list && list.length > 0)
  );
}

/** A chunk that readers see, as a filter looks at it. */
export interface FilteredChunk {
  readonly documentId: string;
  readonly type: ChunkType;
  readonly sectionId: string | null;
  readonly pageFirst: number;
  readonly pageLast: number;
  /** Its own, or else that of its document. */
  readonly difficulty: Difficulty | null;
}

/** The same as `allowed` says in SQL, for chunks that are in memory. */
export function filterOf(filter: ChunkFilter): (chunk: FilteredChunk) => boolean {
  const { pages } = filter;
  const isIn = <T>(list: readonly T[] | undefined): ((value: T | null) => boolean) => {
    if (!list?.length) return () => true;
    const wanted = new Set(list);
    return (value) => value !== null && wanted.has(value);
  };
  const document = isIn(filter.documents);
  const type = isIn(filter.types);
  const section = isIn(filter.sections);
  const difficulty = isIn(filter.difficulties);
  return (chunk) =>
    document(chunk.documentId) &&
    type(chunk.type) &&
    section(chunk.sectionId) &&
    difficulty(chunk.difficulty) &&
    (!pages || (chunk.pageLast >= pages.first && chunk.pageFirst <= pages.last));
}
