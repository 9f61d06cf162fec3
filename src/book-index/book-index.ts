/** One place that an index names for a term. */
export interface IndexReference {
  /** As printed: `12`, `14–17`, `iv`. */
  readonly label: string;
  /** Physical pages, from 1; null when no page of the book carries the label. */
  readonly pageFirst: number | null;
  readonly pageLast: number | null;
  /** Whether one of these pages shows the words of the term. */
  readonly confirmed: boolean;
}

/** One line of an index, with the heads it stands under. */
export interface IndexEntry {
  /** Heads and sub-entry as one: `environment, evaluation`. */
  readonly term: string;
  /** The same from the head down to the sub-entry. */
  readonly path: readonly string[];
  /** Position of its index in `BookIndex.parts`. */
  readonly part: number;
  /** Physical pages, from 1, ascending and each once; empty for a mere cross reference. */
  readonly pages: readonly number[];
  readonly references: readonly IndexReference[];
  /** Terms to look under instead (`see`). */
  readonly see: readonly string[];
  /** Terms to look under as well (`see also`). */
  readonly seeAlso: readonly string[];
  /** Share of the references that are confirmed, 0 to 1; null without references. */
  readonly confidence: number | null;
}

/** An index of its own: many manuals have one of functions and one of concepts. */
export interface IndexPart {
  readonly title: string | null;
  /** Physical pages, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** How printed page numbers became physical pages. */
export interface PageNumbering {
  /** `labels`: those in the PDF. `offset`: a constant distance that fits the terms best. */
  readonly source: 'labels' | 'offset';
  /** Physical page less printed number; null with `labels`. */
  readonly offset: number | null;
}

/** The back-of-book index as data. */
export interface BookIndex {
  readonly parts: readonly IndexPart[];
  readonly entries: readonly IndexEntry[];
  readonly numbering: PageNumbering;
  /** Share of all references whose pages show the words of their term, 0 to 1. */
  readonly confidence: number;
}
