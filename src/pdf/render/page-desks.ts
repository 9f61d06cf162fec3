import { OperationalError } from '../../errors/errors.js';
import { compiledPdfium } from '../pdfium/load-pdfium.js';
import { PICTURE_FORMATS } from './desk-protocol.js';
import { compileWebp } from './encode-webp.js';
import type { DeskAnswer, DeskOrder, DeskRequest } from './desk-protocol.js';
import { PageDesk } from './page-desk.js';
import { warmUpBook } from './warm-up-book.js';

/** A person who turns pages asks again within this time. */
const IDLE_MS = 30_000;
/** More would wait longer than a person does. */
const MOST_WAITING = 100;

export interface DeskLimits {
  /** Books that are open at the same time, each in a thread of its own. */
  readonly threads: number;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
}

/** An open book, and what its readers ask of it. */
interface OpenBook {
  readonly name: string;
  desk: PageDesk | null;
  /** Requests that wait or are answered. */
  asked: number;
  last: Promise<unknown>;
  idle: NodeJS.Timeout | undefined;
}

/**
 * Draws and reads single pages of books in threads. A book stays open for a short time, because opening takes longer
 * than drawing; when there are more books than threads, the one that nobody has asked for longest is closed.
 */
export class PageDesks {
  /** In the order of their last use. */
  private readonly books = new Map<string, OpenBook>();
  private readonly waiting: (() => void)[] = [];
  private modules: Promise<Pick<DeskOrder, 'pdfium' | 'webp'>> | null = null;
  /** A thread that waits for a book. */
  private spare: PageDesk | null = null;
  private keepsSpare = false;
  private closed = false;

  constructor(private readonly limits: DeskLimits) {}

  /**
   * @param name Of the book, such as its hash.
   * @param read Its bytes; called only if the book is not open.
   * @throws as `PageDesk.ask`, and {OperationalError} `pages.busy` when too many wait.
   */
  async ask<R extends DeskRequest>(
    name: string,
    request: R,
    read: () => Promise<SharedArrayBuffer>,
  ): Promise<Extract<DeskAnswer, { kind: R['kind'] }>> {
    const book = await this.take(name);
    const before = book.last;
    const answer = (async () => {
      await before;
      if (book.desk?.usable !== true) book.desk = await this.open(read);
      return book.desk.ask(request);
    })();
    book.last = Promise.allSettled([answer]);
    try {
      return (await answer) as Extract<DeskAnswer, { kind: R['kind'] }>;
    } finally {
      // Not before, when it would delay this answer.
      if (this.keepsSpare && !this.closed) await this.makeSpare();
      book.asked -= 1;
      if (book.asked === 0) this.rest(book);
    }
  }

  /**
   * Compiles what drawing needs and starts a thread before anybody asks, and from now on another one whenever it got a
   * book.
   */
  async prepare(): Promise<void> {
    this.keepsSpare = true;
    const warm = await this.start();
    warm.open(warmUpBook());
    for (const format of PICTURE_FORMATS) {
      await warm.ask({ kind: 'picture', page: 1, width: 800, format, marks: [] });
    }
    await warm.ask({ kind: 'lines', page: 1 });
    await warm.end();
    await this.makeSpare();
  }

  /** Ends all threads. Requests that are not answered fail. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.spare?.end(), ...[...this.books.values()].map((book) => this.shut(book))]);
  }

  /** Gets a place for the book, for which another book may have to be closed. */
  private async take(name: string): Promise<OpenBook> {
    for (;;) {
      const open = this.books.get(name);
      if (open) {
        if (open.asked >= MOST_WAITING) throw busy();
        open.asked += 1;
        clearTimeout(open.idle);
        this.books.delete(name);
        this.books.set(name, open);
        return open;
      }
      if (this.books.size >= this.limits.threads) {
        const resting = [...this.books.values()].find(({ asked }) => asked === 0);
        if (resting) await this.shut(resting);
        else await this.wait();
        continue;
      }
      const book: OpenBook = { name, desk: null, asked: 0, last: Promise.resolve(), idle: undefined };
      this.books.set(name, book);
    }
  }

  private async open(read: () => Promise<SharedArrayBuffer>): Promise<PageDesk> {
    const [started, bytes] = await Promise.all([this.takeSpare(), read()]);
    started.open(bytes);
    return started;
  }

  private async takeSpare(): Promise<PageDesk> {
    const { spare } = this;
    this.spare = null;
    return spare?.usable === true ? spare : this.start();
  }

  private async makeSpare(): Promise<void> {
    if (this.spare?.usable === true || this.closed) return;
    this.spare = await this.start();
  }

  private async start(): Promise<PageDesk> {
    this.modules ??= compileModules();
    const modules = await this.modules;
    if (this.closed) throw new OperationalError('pages.busy', 'The server is shutting down.');
    const { heapMegabytes, pageSeconds } = this.limits;
    return new PageDesk({ ...modules, heapMegabytes }, pageSeconds);
  }

  private rest(book: OpenBook): void {
    book.idle = setTimeout(() => void this.shut(book), IDLE_MS).unref();
    this.waiting.shift()?.();
  }

  private async shut(book: OpenBook): Promise<void> {
    clearTimeout(book.idle);
    if (this.books.get(book.name) === book) this.books.delete(book.name);
    await book.desk?.end();
    this.waiting.shift()?.();
  }

  private async wait(): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) throw busy();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

function busy(): OperationalError {
  return new OperationalError('pages.busy', 'Too many pages are being drawn.', {
    hint: 'Try again in a moment; PAGE_THREADS sets how many books are open at once.',
  });
}

async function compileModules(): Promise<Pick<DeskOrder, 'pdfium' | 'webp'>> {
  const [pdfium, webp] = await Promise.all([compiledPdfium(), compileWebp()]);
  return { pdfium, webp };
}
