import { once } from 'node:events';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../errors/errors.js';
import { PageClock } from './page-clock.js';
import { PageReader } from './page-reader.js';
import { loadPdfium } from './pdfium/load-pdfium.js';
import { insidePdfium, PdfiumDied } from './pdfium/pdfium-died.js';
import { PdfiumDocument } from './pdfium/pdfium-document.js';
import { readOutline } from './pdfium/read-outline.js';
import type { MeasuredFonts, ReaderMessage, ReaderOrder, ReaderRequest } from './reader-protocol.js';

/**
 * A thread that opens one PDF, reads some of its pages and ends, which frees its memory and that of the PDF library.
 */
async function main(order: ReaderOrder): Promise<void> {
  const clock = new PageClock(order.clock);
  const pdfium = await loadPdfium(order.heapMegabytes, order.pdfium);
  try {
    const document = insidePdfium(() =>
      PdfiumDocument.open(pdfium, new Uint8Array(order.bytes), order.password),
    );
    if (order.wantsFacts) send({ kind: 'facts', facts: insidePdfium(() => factsOf(document)) });
    const reader = new PageReader(document, clock, order, send);
    reader.readRanges(await fontsFor(order, reader, clock));
    send({ kind: 'finished' });
  } catch (error) {
    send(
      error instanceof PdfiumDied
        ? { kind: 'died', page: clock.page, reason: error.message }
        : { kind: 'refused', error: toErrorData(error) },
    );
  }
}

async function fontsFor(order: ReaderOrder, reader: PageReader, clock: PageClock): Promise<MeasuredFonts> {
  if (order.fonts === 'measure') return reader.measureFonts();
  if (order.fonts !== 'wait') return order.fonts;
  // Nobody listens to the port until now, so the message waits in its queue, where we can look for it between two
  // pages.
  let fonts: MeasuredFonts | null = null;
  reader.readAhead(() => {
    const received = receiveMessageOnPort(parentPort!);
    fonts ??= (received?.message as ReaderRequest | undefined)?.fonts ?? null;
    return fonts !== null;
  });
  if (fonts) return fonts;
  clock.wait();
  const [request] = (await once(parentPort!, 'message')) as [ReaderRequest];
  return request.fonts;
}

function factsOf(document: PdfiumDocument) {
  return {
    title: document.title(),
    pageCount: document.pageCount,
    labels: document.labels(),
    outline: readOutline(document),
  };
}

function send(message: ReaderMessage): void {
  parentPort?.postMessage(message);
}

await main(workerData as ReaderOrder);
