import type { GradedPages } from '../../src/evaluation/metrics.js';

export interface Question {
  readonly text: string;
  /** `term` for one of the book's own index. */
  readonly kind: string;
  /** Physical pages that answer it, with their grades. */
  readonly pages: GradedPages;
}
