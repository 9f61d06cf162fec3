import { Worker } from 'node:worker_threads';
import { OperationalError, fromErrorData } from '../../errors/errors.js';
import { workerFile } from '../../process/worker-file.js';
import type { DeskAnswer, DeskBook, DeskOrder, DeskRequest } from './desk-protocol.js';

/** Extra time for the first answer, which includes the start of a thread and of the PDF library. */
const OPENING_SECONDS = 30;

/** A thread that holds one book open and answers one request after the other. */
export class PageDesk {
  private readonly thread: Worker;
  private opened = false;

  /** False when the thread has ended or must not be asked again. */
  usable = true;

  /** @param pageSeconds Time limit for one page. */
  constructor(
    order: DeskOrder,
    private readonly pageSeconds: number,
  ) {
    this.thread = new Worker(workerFile(import.meta.url, './desk.worker.js'), { workerData: order });
    // An open book keeps no process alive.
    this.thread.unref();
    // Between two requests nobody else listens; the next request starts another thread.
    this.thread.on('error', () => (this.usable = false));
    this.thread.on('exit', () => (this.usable = false));
  }

  /** Gives the thread its book; it gets no other one. */
  open(bytes: SharedArrayBuffer): void {
    this.thread.postMessage({ kind: 'book', bytes } satisfies DeskBook);
  }

  /**
   * One at a time.
   *
   * @throws {UserError} about the whole book as `readBook` does, and `page.not_found`; {OperationalError}
   *         `document.render_failed` if the page takes too long, or cannot be drawn.
   */
  async ask(request: DeskRequest): Promise<Exclude<DeskAnswer, { kind: 'failed' }>> {
    const seconds = this.opened ? this.pageSeconds : Math.max(OPENING_SECONDS, this.pageSeconds);
    const settled = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<DeskAnswer>((resolve, reject) => {
        const fail = (message: string, cause?: unknown) => {
          this.usable = false;
          reject(new OperationalError('document.render_failed', message, { cause }));
        };
        timer = setTimeout(
          () => fail(`Page ${request.page} takes longer than ${seconds} s.`),
          seconds * 1000,
        );
        this.listen(settled.signal, resolve, (cause) =>
          fail('The thread that draws pages ended early.', cause),
        );
        this.thread.postMessage(request);
      });
      this.opened = true;
      if (answer.kind !== 'failed') return answer;
      if (answer.broken) this.usable = false;
      throw fromErrorData(answer.error);
    } finally {
      clearTimeout(timer);
      settled.abort();
      if (!this.usable) await this.end();
    }
  }

  async end(): Promise<void> {
    this.usable = false;
    await this.thread.terminate();
  }

  private listen(
    settled: AbortSignal,
    onAnswer: (answer: DeskAnswer) => void,
    onEnd: (cause?: unknown) => void,
  ): void {
    const listeners = { message: onAnswer, error: onEnd, exit: () => onEnd() };
    this.thread.on('message', listeners.message);
    this.thread.on('error', listeners.error);
    this.thread.on('exit', listeners.exit);
    settled.addEventListener('abort', () => {
      this.thread.off('message', listeners.message);
      this.thread.off('error', listeners.error);
      this.thread.off('exit', listeners.exit);
    });
  }
}
