import type { BookAssembly } from './book-assembly.js';
import { neverOpened } from './never-opened.js';
import type { WasmModule } from './pdfium/web-assembly.js';
import { PageRanges } from './page-ranges.js';
import type { PageRange } from './page-ranges.js';
import { runReader } from './reader-thread.js';
import type { MeasuredFonts, ReaderContribution, ReaderOrder } from './reader-protocol.js';

export interface CrewLimits {
  readonly password: string | undefined;
  readonly pdfium: WasmModule;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  /** For all pages of the book together. */
  readonly bookSeconds: number;
  /** Maximum number of threads that read the book at once. */
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
}

// A book that crashes more readers is hostile: each crash costs seconds, and the other pages are not worth an hour.
const MAX_RESTARTS = 5;
// With fewer pages, the first thread is done when a second one has just started the PDF library (0.15 s) and opened the
// file.
const PAGES_WORTH_FURTHER_THREADS = 300;

/** Ends the reading early; the pages read so far are kept. */
class GivenUp extends Error {}

/**
 * Reads all pages of one book with a suitable number of threads, and leaves none of them behind.
 *
 * The first thread opens the book, sends its facts and measures its fonts. Meanwhile the others open the book and wait
 * for the fonts. Then every thread reads range after range. A thread that dies is replaced by one that continues after
 * the page that crashed it. The result does not depend on which thread reads a page.
 */
export class ReadingCrew {
  private readonly ranges = new PageRanges();
  private readonly ending = new AbortController();
  private readonly signal: AbortSignal;
  private readonly further: Promise<void>[] = [];
  private readonly fonts: Promise<MeasuredFonts>;
  private tellFonts: (fonts: MeasuredFonts) => void = () => undefined;
  private restarts = 0;
  private isSweeping = false;

  constructor(
    private readonly bytes: SharedArrayBuffer,
    private readonly limits: CrewLimits,
    private readonly assembly: BookAssembly,
  ) {
    const { signal } = limits;
    this.signal = signal ? AbortSignal.any([signal, this.ending.signal]) : this.ending.signal;
    this.fonts = new Promise((resolve) => {
      this.tellFonts = resolve;
    });
  }

  /**
   * Afterwards every page is read or given up.
   *
   * @throws {UserError} if the book as a whole is rejected; the reason of the signal if it is aborted.
   */
  async read(): Promise<void> {
    const { bookSeconds } = this.limits;
    const deadline = setTimeout(
      () => this.ending.abort(new GivenUp(`Not read: the book took longer than ${bookSeconds} s.`)),
      bookSeconds * 1000,
    );
    try {
      await this.work(null);
      await Promise.all(this.further);
      await this.readMissing();
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      if (this.assembly.facts === null) throw neverOpened(error.message);
      this.assembly.failRest(error.message);
    } finally {
      clearTimeout(deadline);
      this.ending.abort();
      await Promise.allSettled(this.further);
    }
  }

  /**
   * Runs one thread after another, each starting after the page on which the previous one died, until no range is left.
   */
  private async work(begin: PageRange | null, isFirst = true): Promise<void> {
    for (let rest = begin; ;) {
      const end = await runReader(this.order(rest, isFirst), {
        pageSeconds: this.limits.pageSeconds,
        signal: this.signal,
        fonts: this.fonts,
        onMessage: (message) => this.add(message),
      });
      if (end.kind === 'finished') return;
      if (end.page === 0 || this.assembly.facts === null) {
        // The first thread has opened the same bytes. Without this thread the book only takes longer.
        if (!isFirst) return;
        throw neverOpened(end.reason);
      }
      this.assembly.fail(end.page, end.reason);
      this.restarts++;
      if (this.restarts > MAX_RESTARTS) {
        throw new GivenUp(`Not read: ${this.restarts} other pages had to be given up.`);
      }
      rest = end.range && end.page < end.range.last ? { first: end.page + 1, last: end.range.last } : null;
    }
  }

  private order(begin: PageRange | null, isFirst: boolean): Omit<ReaderOrder, 'clock'> {
    const { facts, fonts, settledPages } = this.assembly;
    return {
      bytes: this.bytes,
      password: this.limits.password,
      pdfium: this.limits.pdfium,
      heapMegabytes: this.limits.heapMegabytes,
      begin,
      ranges: this.ranges.memory,
      skip: settledPages,
      // In the last sweep, no measuring thread sends the sampled pages itself.
      fonts: fonts
        ? { ...fonts, sampled: this.isSweeping ? [] : fonts.sampled }
        : isFirst
          ? 'measure'
          : 'wait',
      wantsFacts: isFirst && facts === null,
    };
  }

  private add(message: ReaderContribution): void {
    this.assembly.add(message);
    if (message.kind === 'fonts') this.tellFonts(message.fonts);
    if (message.kind === 'facts' && message.facts.pageCount > PAGES_WORTH_FURTHER_THREADS) {
      for (let thread = 1; thread < this.limits.threads; thread++) this.further.push(this.workAlong());
    }
  }

  /** Runs a further thread; an error that is final for one thread ends them all. */
  private async workAlong(): Promise<void> {
    try {
      await this.work(null, false);
    } catch (error) {
      this.ending.abort(error);
    }
  }

  /** Reads pages that were lost when a thread ended, or were handed out to a thread that never began. */
  private async readMissing(): Promise<void> {
    this.signal.throwIfAborted();
    this.isSweeping = true;
    for (let missing = this.assembly.missingPages; missing.length > 0;) {
      await this.work({ first: missing[0]!, last: missing.at(-1)! });
      const left = this.assembly.missingPages;
      if (left.length === missing.length) throw new Error(`Page ${left[0]} was neither read nor given up.`);
      missing = left;
    }
  }
}
