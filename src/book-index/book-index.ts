/** One reference to a page or range that an index gives for a term. */
export interface IndexReference {
  /** As printed: `12`, `14–17`, `iv`. */
  readonly label: string;
  /** Physical pages, from 1; null if no page of the book has the label. */
  readonly pageFirst: number | null;
  readonly pageLast: number | null;
  /** Whether the words of the term occur on one of these pages. */
  readonly confirmed: boolean;
}

/** One line of an index, with the heads above it. */
export interface IndexEntry {
  /** Heads and sub-entry joined: `environment, evaluation`. */
  readonly term: string;
  /** The same as a list, from the top head to the sub-entry. */
  readonly path: readonly string[];
  /** Position of its index in `BookIndex.parts`. */
  readonly part: number;
  /** Physical pages, from 1, ascending and without duplicates; empty if the entry only refers to other terms. */
  readonly pages: readonly number[];
  readonly references: readonly IndexReference[];
  /** Terms to look up instead (`see`). */
  readonly see: readonly string[];
  /** Other terms to look up (`see also`). */
  readonly seeAlso: readonly string[];
  /** Share of the references that are confirmed, 0 to 1; null without references. */
  readonly confidence: number | null;
}

/** One index of a book: many manuals have one of functions and one of concepts. */
export interface IndexPart {
  readonly title: string | null;
  /** Physical pages, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** How printed page numbers were converted to physical pages. */
export interface PageNumbering {
  /** `labels`: from the page labels in the PDF. `offset`: a constant difference that fits the terms best. */
  readonly source: 'labels' | 'offset';
  /** Physical minus printed page; null with `labels`. */
  readonly offset: number | null;
}

/** The back-of-book index as data. */
export interface BookIndex {
  readonly parts: readonly IndexPart[];
  readonly entries: readonly IndexEntry[];
  readonly numbering: PageNumbering;
  /** Share of all references with a page that contains the words of their term, 0 to 1. */
  readonly confidence: number;
}
