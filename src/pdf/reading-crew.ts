import type { BookAssembly } from './book-assembly.js';
import { neverOpened } from './never-opened.js';
import { PageRanges } from './page-ranges.js';
import type { PageRange } from './page-ranges.js';
import { runReader } from './reader-thread.js';
import type { MeasuredFonts, ReaderContribution, ReaderOrder } from './reader-protocol.js';

export interface CrewLimits {
  readonly password: string | undefined;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  /** For all pages of the book together. */
  readonly bookSeconds: number;
  /** Most threads that read the book at once. */
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
}

// A book that kills more readers is hostile: each costs seconds, and its other pages are not worth an hour of them.
const MAX_RESTARTS = 5;
// Below this a further thread has hardly started the PDF library (0.15 s) and opened the file when the first is done.
const PAGES_WORTH_FURTHER_THREADS = 300;

/** Ends the reading early while what was read is kept. */
class GivenUp extends Error {}

/**
 * Reads all pages of one book with as many threads as it is worth, and leaves none of them behind.
 *
 * The first thread opens the book, tells its facts and measures its fonts; the others open it meanwhile and wait for
 * that. Then all take range after range. A thread that dies is replaced by one that goes on behind the page that
 * killed it. Which thread reads a page does not change what is read.
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
   * @throws {UserError} when the book as a whole is refused; the signal's reason when it is aborted.
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

  /** Runs one thread after another, each behind the page that the one before died on, until no range is left. */
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
        // The first thread has opened the same bytes: without this one the book takes longer, no more.
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
      heapMegabytes: this.limits.heapMegabytes,
      begin,
      ranges: this.ranges.memory,
      skip: settledPages,
      // In the last sweep nobody sends the sampled pages by itself.
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

  /** What ends one thread for good ends all. */
  private async workAlong(): Promise<void> {
    try {
      await this.work(null, false);
    } catch (error) {
      this.ending.abort(error);
    }
  }

  /** What was on its way when a thread was ended, or given out to one that never began. */
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
