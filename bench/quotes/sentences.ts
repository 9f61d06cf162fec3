import { sentencesIn } from '../../src/structure/sentences.js';
import type { LineView } from '../../src/chunking/page-view/page-view.js';
import type { BookAnalysis } from '../../src/chunking/analysis.js';

/** A sentence of a book as its pages show it. */
export interface Sentence {
  readonly text: string;
  /** Physical pages on which it stands: one, or two if it goes over. */
  readonly pages: readonly number[];
}

/** Longer than a quotation may be, or too short to be one. */
const LENGTHS = { least: 12, most: 2000 } as const;
const HYPHEN_AT_LINE_END = /(\p{L})[-\u2010\u00ad] (?=\p{L})/gu;
const HYPHENS = /[-\u2010\u2011\u00ad]/g;

/** The sentences on the pages that are kept, also those that go over to the next page. */
export function sentencesOf({ pageViews, chunking }: BookAnalysis): Sentence[] {
  const kept = new Set(
    chunking.ledger
      .filter(({ kind }) => kind === 'kept')
      .flatMap(({ pages }) => pages)
      .flatMap(({ pageFirst, pageLast }) =>
        Array.from({ length: pageLast - pageFirst + 1 }, (_, i) => pageFirst + i),
      ),
  );
  const pages = pageViews
    .filter(({ page }) => kept.has(page))
    .map(({ page, lines }) => ({ page, lines: lines.filter(({ furniture }) => !furniture) }));
  const found: Sentence[] = [];
  for (const [i, { page, lines }] of pages.entries()) {
    const own = proseOf(lines);
    found.push(...own.map((text) => ({ text, pages: [page] })));
    const next = pages[i + 1];
    if (next?.page !== page + 1) continue;
    const apart = new Set([...own, ...proseOf(next.lines)]);
    const over = proseOf([...lines, ...next.lines]).filter((text) => !apart.has(text));
    found.push(...over.map((text) => ({ text, pages: [page, page + 1] })));
  }
  return found.filter(({ text }) => text.length >= LENGTHS.least && text.length <= LENGTHS.most);
}

/** The sentences between listings: none continues behind one. */
function proseOf(lines: readonly LineView[]): string[] {
  const stretches: LineView[][] = [[]];
  for (const line of lines) {
    if (line.code) stretches.push([]);
    else stretches.at(-1)!.push(line);
  }
  return stretches.flatMap(sentencesIn);
}

/** As a program without a page layout would quote it: without hyphens and line ends. */
export function withoutHyphens(text: string): string {
  return text.replace(HYPHEN_AT_LINE_END, '$1').replace(HYPHENS, '');
}
