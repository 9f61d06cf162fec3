/** Thrown to Bull by a job that is to come again. */
export class RetryLater extends Error {
  /** Name of the backoff that obeys it. */
  static readonly STRATEGY = 'as-told';

  /** @param delayMs 0: at once, by whoever is free. */
  constructor(
    readonly delayMs: number,
    reason: string,
  ) {
    super(reason);
  }
}
