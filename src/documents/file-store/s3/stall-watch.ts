/** Nothing moved on a connection that was open. */
export class Stalled extends Error {}

/** Ends a request in which nothing moves, and only such: a slow connection may take as long as it needs. */
export class StallWatch {
  private readonly stalled = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private last: number;
  /** Given when nothing moved, and when the caller's own signal is. */
  readonly signal: AbortSignal;

  /**
   * @param limitMs Milliseconds without any progress.
   * @param progress A number that differs from the last one whenever something moved.
   */
  constructor(
    private readonly limitMs: number,
    private readonly progress: () => number,
    outer?: AbortSignal,
  ) {
    this.signal = outer ? AbortSignal.any([outer, this.stalled.signal]) : this.stalled.signal;
    this.last = progress();
    this.timer = setInterval(() => this.look(), limitMs);
  }

  get hasStalled(): boolean {
    return this.stalled.signal.aborted;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = this.progress();
    if (now === this.last) this.stalled.abort(new Stalled(`nothing moved for ${this.limitMs / 1000} s`));
    this.last = now;
  }
}
