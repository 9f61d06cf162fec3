/** Counts requests within the present minute. */
export abstract class RequestCounts {
  /**
   * Counts one more.
   *
   * @param whose  Who is counted and for what.
   * @param window Number of the minute, since 1970.
   * @returns How many there are in this window now.
   */
  abstract add(whose: string, window: number): Promise<number>;
}
