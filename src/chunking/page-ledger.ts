import type { Book, Page } from '../book/page.js';
import { MIN_IMAGE_SHARE } from '../book/page.js';

/** Kinds of text that do not belong to the book's content. */
const NOISE_REASONS = [
  'front-matter',
  'contents',
  'index',
  'back-matter',
  'advertisement',
  'placeholder',
] as const;
export type NoiseReason = (typeof NOISE_REASONS)[number];

/**
 * Why a page is in no chunk. `headings`: it has only titles, which are in the contents. `hidden`: its
 * text is outside of the page or on a layer that is switched off, so that no viewer shows it. `empty`: it shows no text.
 * `cover`: it is a picture on the first page, or also on the last page if the first one is a picture. `scanned`: it is
 * a picture on another page. `unreadable`: reading it failed. `not-read`: the time limit of the book ended before it.
 */
export const LEFT_OUT_REASONS = [
  ...NOISE_REASONS,
  'headings',
  'hidden',
  'empty',
  'cover',
  'scanned',
  'unreadable',
  'not-read',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** Physical pages from 1, both included. */
export interface PageRange {
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** `kept`: at least one chunk contains text of the page. */
export const LEDGER_KINDS = ['kept', ...LEFT_OUT_REASONS] as const;

/** All pages of one kind. */
export interface LedgerLine {
  readonly kind: (typeof LEDGER_KINDS)[number];
  /** Number of pages. */
  readonly count: number;
  /** In ascending order; adjacent pages form one range. */
  readonly pages: readonly PageRange[];
}

/** Text that was left out of the chunks: whole pages, or parts of pages that are kept. */
export interface Dropped extends PageRange {
  readonly reason: LeftOutReason;
  /** True when only a part of these pages was left out and the rest is in chunks. */
  readonly part: boolean;
}

/** The fate of each page. Every page of the book is in exactly one line. */
export interface PageLedger {
  readonly lines: readonly LedgerLine[];
  readonly dropped: readonly Dropped[];
}

/** In a shorter book the first page is not a cover; it counts like the others. */
const LEAST_PAGES_WITH_COVER = 10;
/** The reader's message for a page that it did not reach. */
const NOT_READ = /^Not read:/;

/** Records what happens to the text of each page, and accounts for every page of the book at the end. */
export class PageAccount {
  private readonly kept = new Set<number>();
  private readonly leftOut = new Map<number, Set<LeftOutReason>>();

  keep(page: number): void {
    this.kept.add(page);
  }

  leaveOut(reason: LeftOutReason, page: number): void {
    this.leftOut.set(page, (this.leftOut.get(page) ?? new Set()).add(reason));
  }

  close(book: Book): PageLedger {
    for (const page of book.pages) if (page.hidden) this.leaveOut('hidden', page.number);
    const failures = new Map(book.failures.map(({ page, reason }) => [page, reason]));
    const pages = new Map(book.pages.map((page) => [page.number, page]));
    const covers = coversOf(book);
    const kinds = new Map<LedgerLine['kind'], number[]>();
    for (let number = 1; number <= book.pageCount; number++) {
      const kind = this.kindOf(number, pages.get(number), failures.get(number), covers);
      kinds.set(kind, [...(kinds.get(kind) ?? []), number]);
    }
    const lines = (['kept', ...LEFT_OUT_REASONS] as const).flatMap((kind) => {
      const numbers = kinds.get(kind) ?? [];
      return numbers.length === 0 ? [] : [{ kind, count: numbers.length, pages: rangesOf(numbers) }];
    });
    return { lines, dropped: [...wholePages(lines), ...this.partsOfPages()].toSorted(byPage) };
  }

  private kindOf(
    number: number,
    page: Page | undefined,
    failure: string | undefined,
    covers: ReadonlySet<number>,
  ): LedgerLine['kind'] {
    if (!page) return NOT_READ.test(failure ?? '') ? 'not-read' : 'unreadable';
    if (this.kept.has(number)) return 'kept';
    if (isPicture(page)) return covers.has(number) ? 'cover' : 'scanned';
    // If a page has several reasons, the one that covers most of it counts: more than a title, and more than what is hidden.
    const reasons = [...(this.leftOut.get(number) ?? [])];
    const most = reasons.find((reason) => reason !== 'headings' && reason !== 'hidden');
    return most ?? reasons[0] ?? 'empty';
  }

  private partsOfPages(): Dropped[] {
    return LEFT_OUT_REASONS.flatMap((reason) => {
      const numbers = [...this.kept].filter(
        (page) => reason !== 'headings' && this.leftOut.get(page)?.has(reason),
      );
      return rangesOf(numbers.toSorted((a, b) => a - b)).map((range) => ({ reason, ...range, part: true }));
    });
  }
}

function wholePages(lines: readonly LedgerLine[]): Dropped[] {
  return lines.flatMap(({ kind, pages }) =>
    kind === 'kept' ? [] : pages.map((range) => ({ reason: kind, ...range, part: false })),
  );
}

/** @returns The number of pages of some kinds, and the pages as people write them: `2, 5–7`. */
export function pagesOfKinds(
  lines: readonly LedgerLine[],
  kinds: readonly LedgerLine['kind'][],
): { readonly count: number; readonly pages: string } {
  const found = lines.filter(({ kind }) => kinds.includes(kind));
  const ranges = found.flatMap(({ pages }) => pages).toSorted((a, b) => a.pageFirst - b.pageFirst);
  return { count: found.reduce((sum, { count }) => sum + count, 0), pages: writeRanges(ranges) };
}

/** Writes ranges like `2, 5-7`. */
export function writeRanges(ranges: readonly PageRange[]): string {
  return ranges
    .map(({ pageFirst, pageLast }) => (pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`))
    .join(', ');
}

function isPicture({ imageShare = 0 }: Page): boolean {
  return imageShare > MIN_IMAGE_SHARE;
}

/** Pages that are covers: a picture in front of a longer book that has no other page of pictures inside. */
function coversOf({ pages, pageCount }: Book): ReadonlySet<number> {
  const pictures = pages.filter(isPicture).map((page) => page.number);
  const inner = pictures.some((page) => page > 1 && page < pageCount);
  if (pageCount < LEAST_PAGES_WITH_COVER || inner || !pictures.includes(1)) return new Set();
  return new Set([1, pageCount]);
}

/** @param pages In ascending order. */
export function rangesOf(pages: readonly number[]): PageRange[] {
  const ranges: { pageFirst: number; pageLast: number }[] = [];
  for (const page of pages) {
    const open = ranges.at(-1);
    if (open?.pageLast === page - 1) open.pageLast = page;
    else ranges.push({ pageFirst: page, pageLast: page });
  }
  return ranges;
}

function byPage(a: Dropped, b: Dropped): number {
  return a.pageFirst - b.pageFirst || a.reason.localeCompare(b.reason);
}
