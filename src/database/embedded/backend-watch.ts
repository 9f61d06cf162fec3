import { whyNoSegment } from './free-space.js';

/** A statement that takes longer on a full disk has met its end; the backend tells it to nobody. */
const STUCK_MS = 3000;
const LOOK_MS = 1000;

/** Notices when the one backend has ended: one that finds no room for its log breaks off, or never answers. */
export class BackendWatch {
  private since: number | null = null;
  private over: Error | null = null;
  private end: (reason: Error) => void = () => undefined;
  private readonly ended: Promise<never>;
  private readonly timer: NodeJS.Timeout;

  /** @param onEnd Told once; from then on whoever asks the backend is told the reason. */
  constructor(
    private readonly folder: string,
    private readonly onEnd: (reason: Error) => void = () => undefined,
  ) {
    this.ended = new Promise((_, reject) => {
      this.end = reject;
    });
    // Who waits for an answer is told; perhaps nobody does.
    this.ended.catch(() => undefined);
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  /** The answer of the backend, which does one thing at a time; or why there will be none. */
  async answer<T>(asked: () => Promise<T>): Promise<T> {
    if (this.over !== null) throw this.over;
    this.since = performance.now();
    try {
      return await Promise.race([asked(), this.ended]);
    } finally {
      this.since = null;
    }
  }

  /** The backend broke off in the middle of an answer. */
  async brokeOff(): Promise<never> {
    const reason =
      (await whyNoSegment(this.folder)) ?? new Error('The embedded database broke off its answer.');
    this.stop(reason);
    throw reason;
  }

  private async look(): Promise<void> {
    const { since } = this;
    if (since === null || performance.now() - since < STUCK_MS) return;
    const reason = await whyNoSegment(this.folder);
    if (reason !== null && this.since === since) this.stop(reason);
  }

  private stop(reason: Error): void {
    if (this.over !== null) return;
    this.over = reason;
    clearInterval(this.timer);
    this.end(reason);
    this.onEnd(reason);
  }
}
