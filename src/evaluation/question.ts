import type { GradedPages } from './metrics.js';

/** A question and the pages of one book that answer it. */
export interface Question {
  readonly query: string;
  /** What sort of query it is, such as `keywords`; figures are given for each. */
  readonly kind: string;
  readonly documentId: string;
  readonly pages: GradedPages;
}
