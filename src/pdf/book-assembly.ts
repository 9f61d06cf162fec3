import { UserError } from '../errors/errors.js';
import { markFurniture } from './layout/furniture.js';
import { settleHyphens } from './layout/settle-hyphens.js';
import { settleListings } from './listings/settle-listings.js';
import { unpackPage } from './packed-page.js';
import type { OutlineEntry, Page, PageFailure, PageWarning, ReadBook } from '../book/page.js';
import { heightOnShownPage } from './pdfium/page-frame.js';
import type { PageFrame } from './pdfium/page-frame.js';
import type { BookFacts, MeasuredFonts, ReaderContribution } from './reader-protocol.js';

/** Assembles a book from the contributions of one or more reader threads, in any order of pages. */
export class BookAssembly {
  facts: BookFacts | null = null;
  fonts: MeasuredFonts | null = null;
  private readonly pages = new Map<number, Page>();
  private readonly frames = new Map<number, PageFrame>();
  private readonly warnings = new Map<number, PageWarning>();
  private readonly failures = new Map<number, PageFailure>();

  constructor(private readonly onProgress: ((pagesDone: number, pageCount: number) => void) | undefined) {}

  add(message: ReaderContribution): void {
    switch (message.kind) {
      case 'facts':
        ({ facts: this.facts } = message);
        break;
      case 'fonts':
        ({ fonts: this.fonts } = message);
        break;
      case 'failure':
        this.fail(message.page, message.reason);
        break;
      case 'page': {
        const { number } = message.page;
        // After a thread dies, two others may read the same page.
        if (this.pages.has(number) || this.failures.has(number)) break;
        if (message.warning) this.warnings.set(number, { page: number, reason: message.warning });
        this.pages.set(number, unpackPage(message.page, this.facts?.labels[number - 1] ?? null));
        this.frames.set(number, message.frame);
        this.report();
        break;
      }
    }
  }

  fail(page: number, reason: string): void {
    if (this.pages.has(page) || this.failures.has(page)) return;
    this.failures.set(page, { page, reason });
    this.report();
  }

  /** Marks every page that nobody has read as failed. */
  failRest(reason: string): void {
    for (let page = 1; page <= this.pageCount; page++) this.fail(page, reason);
  }

  /** Pages that were read or given up. */
  get settledPages(): number[] {
    return [...this.pages.keys(), ...this.failures.keys()];
  }

  /** Pages that were neither read nor given up, in order. */
  get missingPages(): number[] {
    const missing: number[] = [];
    for (let page = 1; page <= this.pageCount; page++) {
      if (!this.pages.has(page) && !this.failures.has(page)) missing.push(page);
    }
    return missing;
  }

  /** @throws {UserError} `document.damaged` when no page could be read, `document.no_text` when none holds text. */
  book(): ReadBook {
    if (this.pages.size === 0) {
      throw new UserError('document.damaged', 'None of the pages of the PDF could be read.', {
        hint: this.failures.get(1)?.reason,
        field: 'file',
      });
    }
    const pages = [...this.pages.values()].sort((a, b) => a.number - b.number);
    if (pages.every((page) => page.lines.length === 0)) {
      throw new UserError('document.no_text', 'The PDF holds no text.', {
        hint: 'If its pages are images, run text recognition (OCR) on it first.',
        field: 'file',
      });
    }
    return {
      title: this.facts?.title ?? null,
      pageCount: this.pageCount,
      pages: settleHyphens(settleListings(markFurniture(pages))).map((page) => this.placeLinks(page)),
      failures: [...this.failures.values()].sort((a, b) => a.page - b.page),
      warnings: [...this.warnings.values()].sort((a, b) => a.page - b.page),
      outline: (this.facts?.outline ?? []).map((entry) => this.placeEntry(entry)),
    };
  }

  get pageCount(): number {
    return this.facts?.pageCount ?? 0;
  }

  private report(): void {
    this.onProgress?.(this.pages.size + this.failures.size, this.pageCount);
  }

  private placeLinks(page: Page): Page {
    if (!page.links?.length) return page;
    const links = page.links.map((link) => ({
      ...link,
      targetY: this.shownY(link.targetPage, link.targetY),
    }));
    return { ...page, links };
  }

  private placeEntry(entry: OutlineEntry): OutlineEntry {
    return entry.page === null ? entry : { ...entry, y: this.shownY(entry.page, entry.y) };
  }

  /** Converts the height of a destination to the page as shown; the height on an unread page stays unchanged. */
  private shownY(page: number, y: number | null): number | null {
    const frame = this.frames.get(page);
    return y === null || !frame ? y : heightOnShownPage(y, frame);
  }
}
