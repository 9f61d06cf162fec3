import { runThread } from '../../process/run-thread.js';
import { workerFile } from '../../process/worker-file.js';
import { OperationalError, fromErrorData } from '../../errors/errors.js';
import type { PageToRender, RenderMessage, RenderOrder } from './render-protocol.js';

/** 144 pixels per inch: text of 6 points is readable. */
const SCALE = 2;
/** Four A4 pages at that scale, 32 MB in memory. */
const PIXELS = 8_000_000;
/** Extra time for the first page, which includes the start of a thread and of the PDF library. */
const OPENING_SECONDS = 30;

export interface RenderOptions {
  readonly heapMegabytes: number;
  /** Time limit for one page. */
  readonly pageSeconds: number;
  readonly password?: string;
  readonly signal?: AbortSignal;
}

export interface PagePicture {
  readonly page: number;
  readonly png: Uint8Array;
}

/**
 * Draws pages with marks on them, in a thread of its own that is ended if a page hangs.
 *
 * @param bytes The whole file.
 * @throws {UserError} as `readBook` does; {OperationalError} `document.render_failed` if a page takes too long or too
 *         much memory; the reason of the signal if it is aborted.
 */
export async function renderPages(
  bytes: Uint8Array,
  pages: readonly PageToRender[],
  { heapMegabytes, pageSeconds, password, signal }: RenderOptions,
): Promise<PagePicture[]> {
  const order: RenderOrder = { bytes, password, heapMegabytes, pages, scale: SCALE, pixels: PIXELS };
  const pictures: PagePicture[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await runThread<RenderMessage, PagePicture[]>(
      workerFile(import.meta.url, './render.worker.js'),
      { workerData: order, signal },
      ({ resolve, reject }) => {
        const fail = (message: string, cause?: unknown): void =>
          reject(new OperationalError('document.render_failed', message, { cause }));
        const wait = (seconds: number): void => {
          clearTimeout(timer);
          timer = setTimeout(() => fail(`A page took longer than ${seconds} s to draw.`), seconds * 1000);
        };
        wait(Math.max(OPENING_SECONDS, pageSeconds));
        return {
          onMessage: (message) => {
            switch (message.kind) {
              case 'picture':
                pictures.push({ page: message.page, png: message.png });
                wait(pageSeconds);
                break;
              case 'finished':
                resolve(pictures);
                break;
              case 'failed':
                reject(fromErrorData(message.error));
                break;
            }
          },
          onEnd: (error) =>
            error
              ? fail('A page could not be drawn.', error)
              : fail('The thread that draws pages ended early.'),
        };
      },
    );
  } finally {
    clearTimeout(timer);
  }
}
