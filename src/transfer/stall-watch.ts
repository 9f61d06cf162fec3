/** An open connection made no progress. */
export class Stalled extends Error {}

/** How often we check for progress within the limit. */
const LOOKS_A_LIMIT = 4;

/** Aborts a request that makes no progress; a slow connection may take as long as it needs. */
export class StallWatch {
  private readonly stalled = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private last: number;
  private movedAt = performance.now();
  /** Aborts with `Stalled` if there is no progress, and when the caller's own signal aborts. */
  readonly signal: AbortSignal;

  /**
   * @param limitMs  Milliseconds without any progress.
   * @param progress A number that changes with every progress, such as the bytes so far.
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
