import { FontStatistics } from './layout/font-statistics.js';
import type { FontProfiles } from './layout/font-profile.js';
import { layOutDirections } from './layout/lay-out-directions.js';
import type { PageCharacters } from './layout/page-characters.js';
import { packPage } from './packed-page.js';
import type { PageClock } from './page-clock.js';
import { PageRanges } from './page-ranges.js';
import type { PageRange } from './page-ranges.js';
import { evenSample } from './page-sample.js';
import { whyDoubtful } from './page-warning.js';
import { insidePdfium, UnreadablePage } from './pdfium/pdfium-died.js';
import { readCharacters } from './pdfium/read-characters.js';
import type { PdfiumPage } from './pdfium/read-characters.js';
import type { PdfiumDocument } from './pdfium/pdfium-document.js';
import type { MeasuredFonts, ReaderMessage, ReaderOrder } from './reader-protocol.js';
import { refuseScan } from './scanned.js';

// Enough to meet every font of a book: no profile changed with more pages in the books that were tried.
const SAMPLED_PAGES = 60;
// Sampled pages are kept until the fonts are known, up to this many characters (about 26 bytes each), so that they need
// not be read twice.
const KEPT_CHARACTERS = 1_000_000;

/** Reads pages inside a reader thread. */
export class PageReader {
  private readonly ranges: PageRanges;
  private readonly skip: Set<number>;
  private begin: PageRange | null;
  private readonly readEarlier = new Map<number, PdfiumPage>();

  constructor(
    private readonly document: PdfiumDocument,
    private readonly clock: PageClock,
    private readonly order: ReaderOrder,
    private readonly send: (message: ReaderMessage) => void,
  ) {
    this.ranges = new PageRanges(order.ranges);
    this.skip = new Set(order.skip);
    this.begin = order.begin;
  }

  /**
   * Reads a sample of the pages, measures their fonts and sends these pages.
   *
   * We must know whether a font is monospaced before we build the first line.
   *
   * @throws {UserError} `document.scanned`; {PdfiumDied} on the page that the clock shows.
   */
  measureFonts(): MeasuredFonts {
    const statistics = new FontStatistics();
    const seen: PageCharacters[] = [];
    const kept = new Map<number, PdfiumPage>();
    const sampled: number[] = [];
    let keptCharacters = 0;
    for (const number of evenSample(this.document.pageCount, SAMPLED_PAGES)) {
      if (this.skip.has(number)) continue;
      const page = this.read(number);
      if (page) {
        statistics.add(page.characters);
        seen.push(page.characters);
        if (keptCharacters + page.characters.count > KEPT_CHARACTERS) continue;
        kept.set(number, page);
        keptCharacters += page.characters.count;
      }
      sampled.push(number);
    }
    refuseScan(seen);
    const fonts = { profiles: statistics.profiles(), sampled };
    this.send({ kind: 'fonts', fonts });
    for (const [number, page] of kept) {
      // The layout counts against the time limit of its page, too.
      this.clock.begin(number);
      this.sendPage(number, page, fonts.profiles);
    }
    return fonts;
  }

  /**
   * Reads pages of the first range while another thread measures the fonts; they are laid out later.
   *
   * @param areFontsThere Called after every page; reading ahead ends when it returns true.
   */
  readAhead(areFontsThere: () => boolean): void {
    const { pageCount } = this.document;
    this.begin ??= this.ranges.take(pageCount);
    if (!this.begin) return;
    this.clock.beginRange(this.begin);
    const ofOthers = new Set(evenSample(pageCount, SAMPLED_PAGES));
    for (let number = this.begin.first; number <= this.begin.last && !areFontsThere(); number++) {
      if (this.skip.has(number) || ofOthers.has(number)) continue;
      const page = this.read(number);
      if (page) this.readEarlier.set(number, page);
      else this.skip.add(number);
    }
  }

  /** Reads the pages of the order, then range after range until none is left. */
  readRanges({ profiles, sampled }: MeasuredFonts): void {
    for (const number of sampled) this.skip.add(number);
    const { pageCount } = this.document;
    for (let range = this.begin ?? this.ranges.take(pageCount); range; range = this.ranges.take(pageCount)) {
      this.clock.beginRange(range);
      for (let number = range.first; number <= range.last; number++) {
        if (this.skip.has(number)) continue;
        const page = this.readEarlier.get(number) ?? this.read(number);
        this.readEarlier.delete(number);
        if (page) this.sendPage(number, page, profiles);
      }
    }
  }

  private read(number: number): PdfiumPage | null {
    this.clock.begin(number);
    try {
      return insidePdfium(() => readCharacters(this.document, number - 1));
    } catch (error) {
      if (!(error instanceof UnreadablePage)) throw error;
      this.send({ kind: 'failure', page: number, reason: error.message });
      return null;
    }
  }

  private sendPage(number: number, read: PdfiumPage, profiles: FontProfiles): void {
    const page = packPage(number, layOutDirections(read, read.others, profiles), read);
    this.send({ kind: 'page', page, frame: read.frame, warning: whyDoubtful(read.characters) });
  }
}
