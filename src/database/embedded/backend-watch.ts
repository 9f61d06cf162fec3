import { whyNoSegment } from './free-space.js';

/** A statement that runs longer than this on a full disk never ends, and the backend reports nothing. */
const STUCK_MS = 3000;
const LOOK_MS = 1000;

/**
 * Notices that the backend has ended. Without space for its log it fails in the middle of an answer, or never answers.
 */
export class BackendWatch {
  private since: number | null = null;
  private over: Error | null = null;
  private end: (reason: Error) => void = () => undefined;
  private readonly ended: Promise<never>;
  private readonly timer: NodeJS.Timeout;

  /** @param onEnd Called once. From then on, every request to the backend fails with the reason. */
  constructor(
    private readonly folder: string,
    private readonly onEnd: (reason: Error) => void = () => undefined,
  ) {
    this.ended = new Promise((_, reject) => {
      this.end = reject;
    });
    // A waiting caller gets the error; perhaps nobody waits.
    this.ended.catch(() => undefined);
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  /** The answer of the backend, which handles one request at a time; rejects when there will be none. */
  async answer<T>(asked: () => Promise<T>): Promise<T> {
    if (this.over !== null) throw this.over;
    this.since = performance.now();
    try {
      return await Promise.race([asked(), this.ended]);
    } finally {
      this.since = null;
    }
  }

  /** The backend failed in the middle of an answer. */
  async brokeOff(): Promise<never> {
    const reason =
      (await whyNoSegment(this.folder)) ??
      new Error('The embedded database failed in the middle of an answer.');
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
