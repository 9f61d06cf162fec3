import { parentPort, workerData } from 'node:worker_threads';
import { OperationalError, UserError, toErrorData } from '../../errors/errors.js';
import { FontStatistics } from '../layout/font-statistics.js';
import type { FontProfiles } from '../layout/font-profile.js';
import { layOutDirections } from '../layout/lay-out-directions.js';
import { packPage } from '../packed-page.js';
import { evenSample } from '../page-sample.js';
import { loadPdfium } from '../pdfium/load-pdfium.js';
import { insidePdfium, PdfiumDied, UnreadablePage } from '../pdfium/pdfium-died.js';
import { PdfiumDocument } from '../pdfium/pdfium-document.js';
import { readCharacters } from '../pdfium/read-characters.js';
import { renderPage } from '../pdfium/render-page.js';
import type {
  DeskAnswer,
  DeskBook,
  DeskOrder,
  DeskRequest,
  LinesRequest,
  PictureRequest,
} from './desk-protocol.js';
import { drawMarks } from './draw-marks.js';
import { encodePng } from './encode-png.js';
import { loadWebp } from './encode-webp.js';
import type { WebpEncoder } from './encode-webp.js';

/** Four A4 pages at 144 pixels per inch, 32 MB in memory. */
const PIXELS = 8_000_000;
/** Enough for the fonts of nearly all books; a quarter of what ingestion reads, because somebody waits. */
const SAMPLED_PAGES = 15;

/** A book that stays open, because opening it takes longer than drawing a page. */
class Desk {
  private profiles: FontProfiles | null = null;
  private labels: readonly (string | null)[] | null = null;

  constructor(
    private readonly document: PdfiumDocument,
    private readonly encodeWebp: WebpEncoder,
  ) {}

  answer(request: DeskRequest): DeskAnswer {
    this.requirePage(request.page);
    return request.kind === 'picture' ? this.draw(request) : this.read(request);
  }

  private draw({ page, width, format, marks }: PictureRequest): DeskAnswer {
    const picture = insidePdfium(() => renderPage(this.document, page - 1, { width }, PIXELS));
    drawMarks(picture, marks, picture.scale);
    return { kind: 'picture', bytes: format === 'png' ? encodePng(picture) : this.encodeWebp(picture) };
  }

  private read({ page }: LinesRequest): DeskAnswer {
    const read = insidePdfium(() => readCharacters(this.document, page - 1));
    this.profiles ??= this.measureFonts();
    this.labels ??= this.document.labels();
    const label = this.labels[page - 1] ?? null;
    const laid = layOutDirections(read, read.others, this.profiles);
    return { kind: 'lines', page: packPage(page, laid, read), label };
  }

  private measureFonts(): FontProfiles {
    const statistics = new FontStatistics();
    for (const page of evenSample(this.document.pageCount, SAMPLED_PAGES)) {
      try {
        statistics.add(insidePdfium(() => readCharacters(this.document, page - 1)).characters);
      } catch (error) {
        if (!(error instanceof UnreadablePage)) throw error;
      }
    }
    return statistics.profiles();
  }

  private requirePage(page: number): void {
    const { pageCount } = this.document;
    if (page <= pageCount) return;
    throw new UserError('page.not_found', `There is no page ${page}: the book ends with page ${pageCount}.`, {
      field: 'page',
      fault: 'missing',
    });
  }
}

const { heapMegabytes, pdfium, webp } = workerData as DeskOrder;
/** Begins before there is a book, so that a book that is asked for finds everything ready. */
const started = Promise.all([loadPdfium(heapMegabytes, pdfium), loadWebp(webp)]);

async function open(bytes: SharedArrayBuffer): Promise<Desk> {
  const [instance, encode] = await started;
  return new Desk(
    insidePdfium(() => PdfiumDocument.open(instance, new Uint8Array(bytes))),
    encode,
  );
}

function failed(error: unknown): DeskAnswer {
  const isOfPage = error instanceof UserError || error instanceof UnreadablePage;
  return { kind: 'failed', error: toErrorData(inPlainWords(error)), broken: !isOfPage };
}

function inPlainWords(error: unknown): unknown {
  if (!(error instanceof PdfiumDied) && !(error instanceof UnreadablePage)) return error;
  return new OperationalError('document.render_failed', `The page cannot be read: ${error.message}`, {
    cause: error,
  });
}

let opened: Promise<Desk> | null = null;

async function answerTo(request: DeskRequest): Promise<DeskAnswer> {
  try {
    if (!opened) throw new TypeError('The desk has no book.');
    const desk = await opened;
    return desk.answer(request);
  } catch (error) {
    return failed(error);
  }
}

parentPort?.on('message', (message: DeskBook | DeskRequest) => {
  if (message.kind === 'book') {
    opened = open(message.bytes);
    // Whoever asks next gets the error.
    opened.catch(() => undefined);
    return;
  }
  void answerTo(message).then((answer) => parentPort?.postMessage(answer));
});
