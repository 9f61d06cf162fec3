/** One book from its bytes to positioned text with fonts, once. */
export interface ReadingRun {
  /** From the bytes in memory to the last page; starting the process is not in it. */
  readonly seconds: number;
  readonly pages: number;
  /** Characters of the pages without spaces: whoever finds fewer reads something else. */
  readonly characters: number;
  /** Of the whole process; null where the system does not say. */
  readonly peakRssBytes: number | null;
}

export interface ReadingTask {
  readonly book: string;
}
