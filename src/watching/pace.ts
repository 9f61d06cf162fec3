export interface Progress {
  /** Books done since the watching began. */
  readonly done: number;
  readonly left: number;
  /** Books a minute; null while nobody can say. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
}

/** So many of the newest books decide the rate: the last one alone jumps, and the first ones say little of what is left. */
const RECENT = 20;

/** Tells how fast books are done, and when the others will be. */
export class Pace {
  private ends: number[] = [];
  private done = 0;

  /** Books are done from now on; the time before does not count. @param now In milliseconds, of a clock that never goes back. */
  begin(now: number): void {
    this.ends = [now];
  }

  /** One more book is done. @param left Those still to be done. */
  step(now: number, left: number): Progress {
    this.done += 1;
    this.ends.push(now);
    if (this.ends.length > RECENT + 1) this.ends.shift();
    const { done } = this;
    const books = this.ends.length - 1;
    const milliseconds = now - this.ends[0]!;
    if (books === 0 || milliseconds <= 0) {
      return { done, left, perMinute: null, secondsLeft: left === 0 ? 0 : null };
    }
    return {
      done,
      left,
      perMinute: Math.round((books / milliseconds) * 600_000) / 10,
      secondsLeft: Math.round((left * milliseconds) / books / 1000),
    };
  }
}
