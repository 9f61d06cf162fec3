import { markCode } from '../blocks/code-lines.js';
import type { Chunk } from '../chunk.js';
import { bodyLines } from '../lines/body-lines.js';
import { cutSections } from '../lines/cut-sections.js';
import type { Book, Line } from '../../book/page.js';
import type { Contents } from '../../structure/section.js';
import { chunksOfLines } from './chunks-of-lines.js';

/** Physical pages from 1, both included. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** A line as the page shows it, with what the analysis found about it. Coordinates are those of the page as shown. */
export interface LineView extends Pick<
  Line,
  'text' | 'y' | 'x0' | 'x1' | 'size' | 'font' | 'monoShare' | 'boldShare' | 'furniture' | 'shown'
> {
  /** Whether the line belongs to a listing or transcript. */
  readonly code: boolean;
  /** `order` of the innermost section; null before the first section and for text that is not the book's own. */
  readonly section: number | null;
  /** `ordinal` of the chunk that contains the line; null when the line was left out. */
  readonly chunk: number | null;
}

export interface PageView {
  /** Physical page, from 1. */
  readonly page: number;
  readonly label: string | null;
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly LineView[];
}

/** Describes pages as positioned lines, each with its section and its chunk. */
export function viewPages(
  book: Book,
  { sections }: Contents,
  chunks: readonly Chunk[],
  { first, last }: PageRange,
): PageView[] {
  const body = bodyLines(book.pages);
  const isCode = markCode(body);
  const code = new Set(body.filter((_, at) => isCode[at]).map(({ line }) => line));
  const sectionOf = new Map(
    cutSections(body, sections).flatMap(({ section, lines }) =>
      lines.map(({ line }) => [line, section?.order ?? null] as const),
    ),
  );
  return book.pages
    .filter(({ number }) => number >= first && number <= last)
    .map((page) => {
      const own = page.lines.filter((line) => sectionOf.has(line));
      const here = chunks.filter(
        ({ pageFirst, pageLast }) => pageFirst <= page.number && pageLast >= page.number,
      );
      const chunkOf = chunksOfLines(own, here);
      return {
        page: page.number,
        label: page.label,
        ...(page.shown ?? { width: page.width, height: page.height }),
        lines: page.lines.map((line) => ({
          text: line.text,
          ...placeOf(line),
          size: line.size,
          font: line.font,
          monoShare: line.monoShare,
          boldShare: line.boldShare,
          furniture: line.furniture,
          code: code.has(line),
          section: sectionOf.get(line) ?? null,
          chunk: chunkOf.get(line) ?? null,
        })),
      };
    });
}

function placeOf({ y, x0, x1, shown }: Line): Pick<LineView, 'y' | 'x0' | 'x1' | 'shown'> {
  return shown ? { y: shown.y0, x0: shown.x0, x1: shown.x1, shown } : { y, x0, x1 };
}
