/** Thrown to make Bull retry a job. */
export class RetryLater extends Error {
  /** Name of the backoff strategy that uses `delayMs`. */
  static readonly STRATEGY = 'as-told';

  /** @param delayMs 0: immediately, by any free worker. */
  constructor(
    readonly delayMs: number,
    reason: string,
  ) {
    super(reason);
  }
}
