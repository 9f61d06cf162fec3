/** One book from its bytes to positioned text with fonts, once. */
export interface ReadingRun {
  /** From the bytes in memory to the last page, without starting the process. */
  readonly seconds: number;
  readonly pages: number;
  /** Number of characters on the pages, without spaces: a contender with fewer reads something else. */
  readonly characters: number;
  /** Memory of the whole process; null if the system does not report it. */
  readonly peakRssBytes: number | null;
}

export interface ReadingTask {
  readonly book: string;
}
