import type { Difficulty, DocumentEntity, DocumentStatus } from './document.entity.js';
import { documentView } from './document-view.js';
import type { DocumentView } from './document-view.js';

export const DOCUMENT_SORTS = ['-createdAt', 'createdAt', 'title', '-title', 'pages', '-pages'] as const;
/** What documents are sorted by; a minus turns the order round. */
export type DocumentSort = (typeof DOCUMENT_SORTS)[number];

/** Which documents are listed. What is empty or missing allows all. */
export interface DocumentFilter {
  readonly statuses?: readonly DocumentStatus[];
  readonly difficulties?: readonly Difficulty[];
  /** A part of the title or of the file name, in any case. */
  readonly title?: string;
  /** When they were added; `until` is excluded. */
  readonly from?: Date;
  readonly until?: Date;
  /** Only among these; null or missing: among all. */
  readonly only?: readonly string[] | null;
  /** Only these. */
  readonly ids?: readonly string[];
  /** The hidden ones instead of the live ones. */
  readonly deleted?: boolean;
}

/** A document as lists show it. */
export interface ListedDocument extends DocumentView {
  /** Published chunks. */
  readonly chunks: number;
  /** Which share of them the last run left with a vector, 0 to 1; null without a publication, and for those of earlier versions. */
  readonly coverage: number | null;
}

/** How many documents of each kind the filter allows; a list of kinds in the filter does not count for its own kind. */
export interface DocumentFacets {
  readonly byStatus: Readonly<Partial<Record<DocumentStatus, number>>>;
  readonly byDifficulty: Readonly<Partial<Record<Difficulty, number>>>;
}

export function listedDocument(
  document: DocumentEntity,
  { chunks, coverage }: Pick<ListedDocument, 'chunks' | 'coverage'>,
): ListedDocument {
  return { ...documentView(document), chunks, coverage };
}
