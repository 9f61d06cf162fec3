/** Pages from `first` to `last`, both included, numbered from 1. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

// Large enough that fetching a range costs nothing; small enough that all threads finish within a fraction of a second
// of each other, although pages of one book differ in cost by a factor of ten.
const PAGES_A_RANGE = 32;
// Far more than any number of pages, far less than where the count would overflow.
const BEHIND_ALL_PAGES = 2 ** 30;

/** Hands out the pages of a book in ranges, in order and each once, to all threads that share its memory. */
export class PageRanges {
  private readonly given: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.given = new Int32Array(memory);
  }

  /** Ranges from which no thread gets a page. */
  static none(): PageRanges {
    const ranges = new PageRanges();
    Atomics.store(ranges.given, 0, BEHIND_ALL_PAGES);
    return ranges;
  }

  /** The next range, or null when every page was handed out. */
  take(pageCount: number): PageRange | null {
    const first = Atomics.add(this.given, 0, PAGES_A_RANGE) + 1;
    return first > pageCount ? null : { first, last: Math.min(pageCount, first + PAGES_A_RANGE - 1) };
  }
}
