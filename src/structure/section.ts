/** Where the contents came from. `synthesised`: from page blocks, because nothing else was found. */
export type ContentsSource = 'outline' | 'links' | 'printed' | 'headings' | 'synthesised';

/** A place in the book: a physical page from 1 and a height on it, in points from the bottom edge. */
export interface Place {
  readonly page: number;
  /** `Infinity`: the top of the page. */
  readonly y: number;
}

/** One entry of the contents with the text it covers. */
export interface Section {
  /** Position in the contents, from 0. */
  readonly order: number;
  readonly title: string;
  /** 0 for the top level; rises by at most 1 from one section to the next. */
  readonly level: number;
  /** `order` of the section that holds this one, or null at the top level. */
  readonly parent: number | null;
  /** First place that belongs to the section: its heading. */
  readonly start: Place;
  /** First place that no longer belongs to it or its children; the next section of the same or a higher level starts there. Null: the end of the book. */
  readonly end: Place | null;
  /** Physical pages from 1; a parent covers its children; sections may share a page. */
  readonly pageFirst: number;
  readonly pageLast: number;
}

export interface Contents {
  readonly source: ContentsSource;
  readonly sections: readonly Section[];
}

/** How printed page numbers were turned into physical pages. */
export interface PageOffset {
  /** Physical less printed page of arabic numbers; null where no single distance holds. */
  readonly pages: number | null;
  /** From the page labels in the PDF, or from where most headings were found. */
  readonly by: 'labels' | 'headings';
  /** At least half of the entries have their heading on the page that this gives. */
  readonly confirmed: boolean;
}

/** The contents of a book with where they come from and how far they can be trusted. */
export interface BookContents extends Contents {
  /**
   * 0 to 1. `outline`, `links` and `printed`: the share of their entries whose heading was found on the page they lead to.
   * `headings`: half the share of headings that are larger than the text or numbered, because nothing in the book bears
   * them out. `synthesised`: 0.
   */
  readonly confidence: number;
  /** Null unless the source is `printed`. */
  readonly pageOffset: PageOffset | null;
}
