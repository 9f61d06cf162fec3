import { parentPort, workerData } from 'node:worker_threads';
import { OperationalError, toErrorData } from '../../errors/errors.js';
import { loadPdfium } from '../pdfium/load-pdfium.js';
import { insidePdfium, PdfiumDied, UnreadablePage } from '../pdfium/pdfium-died.js';
import { PdfiumDocument } from '../pdfium/pdfium-document.js';
import { renderPage } from '../pdfium/render-page.js';
import { drawMarks } from './draw-marks.js';
import { encodePng } from './encode-png.js';
import type { RenderMessage, RenderOrder } from './render-protocol.js';

/** A thread that opens one PDF, draws some of its pages and ends. */
async function main({ bytes, password, heapMegabytes, pages, scale, pixels }: RenderOrder): Promise<void> {
  try {
    const pdfium = await loadPdfium(heapMegabytes);
    const document = insidePdfium(() => PdfiumDocument.open(pdfium, new Uint8Array(bytes), password));
    for (const { page, marks } of pages) {
      const picture = insidePdfium(() => renderPage(document, page - 1, { scale }, pixels));
      drawMarks(picture, marks, picture.scale);
      send({ kind: 'picture', page, png: encodePng(picture) });
    }
    send({ kind: 'finished' });
  } catch (error) {
    send({ kind: 'failed', error: toErrorData(inPlainWords(error)) });
  }
}

function inPlainWords(error: unknown): unknown {
  if (!(error instanceof PdfiumDied) && !(error instanceof UnreadablePage)) return error;
  return new OperationalError('document.render_failed', `A page could not be drawn: ${error.message}`, {
    cause: error,
  });
}

function send(message: RenderMessage): void {
  parentPort?.postMessage(message);
}

await main(workerData as RenderOrder);
