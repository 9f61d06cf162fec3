import { FontStatistics } from './layout/font-statistics.js';
import type { FontProfiles } from './layout/font-profile.js';
import { layOutPage } from './layout/lay-out-page.js';
import type { PageCharacters } from './layout/page-characters.js';
import { packPage } from './packed-page.js';
import type { PageClock } from './page-clock.js';
import { evenSample } from './page-sample.js';
import { insidePdfium, UnreadablePage } from './pdfium/pdfium-died.js';
import { readCharacters } from './pdfium/read-characters.js';
import type { PdfiumPage } from './pdfium/read-characters.js';
import type { PdfiumDocument } from './pdfium/pdfium-document.js';
import type { ReaderMessage, ReaderOrder } from './reader-protocol.js';
import { refuseScan } from './scanned.js';

// Enough to meet every font of a book: no profile changed with more pages on the books that were tried.
const SAMPLED_PAGES = 60;
// Sampled pages are kept for their turn, up to this many characters (about 26 bytes each), instead of read twice.
const KEPT_CHARACTERS = 1_000_000;

/** Reads a range of pages inside a reader thread. */
export class PageReader {
  private readonly kept = new Map<number, PdfiumPage>();
  private keptCharacters = 0;
  private readonly failed = new Set<number>();
  private readonly skip: ReadonlySet<number>;

  constructor(
    private readonly document: PdfiumDocument,
    private readonly clock: PageClock,
    private readonly order: ReaderOrder,
    private readonly send: (message: ReaderMessage) => void,
  ) {
    this.skip = new Set(order.skip);
  }

  /** @throws {UserError} `document.scanned`; {PdfiumDied} on the page that the clock shows. */
  run(): void {
    const fonts = this.order.fonts ?? this.measureFonts();
    const last = this.order.last ?? this.document.pageCount;
    for (let number = this.order.first; number <= last; number++) {
      if (this.skip.has(number)) continue;
      const page = this.take(number);
      if (!page) continue;
      const laid = layOutPage(page.characters, fonts);
      this.send({ kind: 'page', page: packPage(number, laid, page.links), frame: page.frame });
    }
  }

  /** Whether a font is monospaced must be known before the first line is built. */
  private measureFonts(): FontProfiles {
    const statistics = new FontStatistics();
    const sampled: PageCharacters[] = [];
    for (const number of evenSample(this.document.pageCount, SAMPLED_PAGES)) {
      if (this.skip.has(number)) continue;
      const page = this.read(number);
      if (!page) continue;
      statistics.add(page.characters);
      sampled.push(page.characters);
      if (this.keptCharacters + page.characters.count > KEPT_CHARACTERS) continue;
      this.kept.set(number, page);
      this.keptCharacters += page.characters.count;
    }
    refuseScan(sampled);
    const fonts = statistics.profiles();
    this.send({ kind: 'fonts', fonts });
    return fonts;
  }

  private take(number: number): PdfiumPage | null {
    const kept = this.kept.get(number);
    this.kept.delete(number);
    // Laying out counts against the time of its page, too.
    if (kept) this.clock.begin(number);
    return kept ?? (this.failed.has(number) ? null : this.read(number));
  }

  private read(number: number): PdfiumPage | null {
    this.clock.begin(number);
    try {
      return insidePdfium(() => readCharacters(this.document, number - 1));
    } catch (error) {
      if (!(error instanceof UnreadablePage)) throw error;
      this.failed.add(number);
      this.send({ kind: 'failure', page: number, reason: error.message });
      return null;
    }
  }
}
