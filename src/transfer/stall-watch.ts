/** Nothing moved on a connection that was open. */
export class Stalled extends Error {}

/** A limit is looked at so often in its time. */
const LOOKS_A_LIMIT = 4;

/** Ends a request in which nothing moves, and only such: a slow connection may take as long as it needs. */
export class StallWatch {
  private readonly stalled = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private last: number;
  private movedAt = performance.now();
  /** Aborts with `Stalled` when nothing moved, and with the caller's own signal. */
  readonly signal: AbortSignal;

  /**
   * @param limitMs  Milliseconds without any progress.
   * @param progress A number that differs from the last one whenever something moved, such as the bytes so far.
   */
  constructor(
    private readonly limitMs: number,
    private readonly progress: () => number,
    outer?: AbortSignal,
  ) {
    this.signal = outer ? AbortSignal.any([outer, this.stalled.signal]) : this.stalled.signal;
    this.last = progress();
    this.timer = setInterval(() => this.look(), limitMs / LOOKS_A_LIMIT);
  }

  get hasStalled(): boolean {
    return this.stalled.signal.aborted;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = this.progress();
    if (now !== this.last) {
      this.last = now;
      this.movedAt = performance.now();
    } else if (performance.now() - this.movedAt >= this.limitMs) {
      this.stalled.abort(new Stalled(`nothing moved for ${this.limitMs / 1000} s`));
    }
  }
}
