/** Sources of contents. `synthesised`: equal blocks of pages, because no other source found anything. */
export const CONTENTS_SOURCES = ['outline', 'links', 'printed', 'headings', 'synthesised'] as const;
export type ContentsSource = (typeof CONTENTS_SOURCES)[number];

/** A place in the book: a physical page from 1 and a height on it, in points from the bottom edge. */
export interface Place {
  readonly page: number;
  /** `Infinity`: the top of the page. */
  readonly y: number;
}

/** One contents entry with the text it covers. */
export interface Section {
  /** Position in the contents, from 0. */
  readonly order: number;
  readonly title: string;
  /** 0 for the top level; increases by at most 1 from one section to the next. */
  readonly level: number;
  /** `order` of the parent section, or null at the top level. */
  readonly parent: number | null;
  /** First place in the section: its heading. */
  readonly start: Place;
  /**
   * First place after the section and its children, where the next section of the same or a higher level starts. Null:
   * the end of the book.
   */
  readonly end: Place | null;
  /** Physical pages from 1; a parent covers its children; sections may share a page. */
  readonly pageFirst: number;
  readonly pageLast: number;
}

export interface Contents {
  readonly source: ContentsSource;
  readonly sections: readonly Section[];
}

/** How printed page numbers were converted to physical pages. */
export interface PageOffset {
  /** Physical minus printed page of arabic numbers; null if there is no constant difference. */
  readonly pages: number | null;
  /** From the page labels in the PDF, or from the positions of most headings. */
  readonly by: 'labels' | 'headings';
  /** At least half of the entries have their heading on the resulting page. */
  readonly confirmed: boolean;
}

/** The contents of a book, with their source and reliability. */
export interface BookContents extends Contents {
  /**
   * Reliability, 0 to 1. `outline`, `links` and `printed`: the share of entries whose heading was found on the page
   * they lead to. `headings`: half the share of headings that are numbered or larger than the text, because nothing
   * else in the book confirms them. `synthesised`: 0.
   */
  readonly confidence: number;
  /** Null unless the source is `printed`. */
  readonly pageOffset: PageOffset | null;
}
