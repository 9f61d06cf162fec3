import type { ChunkPart, PartBox } from '../book/chunk-part.js';
import type { Difference } from './differences.js';

/** A chunk with all that is needed to say where a quotation stands in it. */
export interface QuotedChunk {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly sectionPath: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** Null for chunks written before parts were stored. */
  readonly parts: readonly ChunkPart[] | null;
}

/** Characters of a chunk, in code points from 0, both included. */
export interface CharacterRange {
  readonly first: number;
  readonly last: number;
}

/** The stretch of a quotation in one chunk. */
export interface QuotedStretch extends CharacterRange {
  readonly chunkId: string;
}

/** Where a quotation stands. */
export interface QuotePlace {
  /** `exact`: the same words in the same case. `near`: `differences` says what is different. */
  readonly match: 'exact' | 'near';
  /** Share of the letters that are the same, 0.85 to 1. */
  readonly similarity: number;
  readonly documentId: string;
  readonly title: string;
  /** Of the chunk in which it begins. */
  readonly sectionPath: readonly string[];
  /** Physical pages of the quotation, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** Printed labels of these pages; null where they are not known. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** What the book says, as one line. */
  readonly text: string;
  readonly differences: readonly Difference[];
  /** The chunks that hold it, in reading order. */
  readonly chunks: readonly QuotedStretch[];
  /** The paragraphs, items or listings that hold it, one box for each page and column. Empty if they are not known. */
  readonly boxes: readonly PartBox[];
}

/** Where stretches of chunks stand: pages, their labels and boxes. */
export function whereIs(
  stretches: readonly { readonly chunk: QuotedChunk; readonly range: CharacterRange }[],
): Pick<QuotePlace, 'pageFirst' | 'pageLast' | 'pageLabelFirst' | 'pageLabelLast' | 'boxes'> {
  const boxes = stretches.flatMap(({ chunk, range }) => boxesIn(chunk.parts ?? [], range));
  const chunks = stretches.map(({ chunk }) => chunk);
  // Chunks without boxes have the quotation on any of their pages.
  const pages = stretches.flatMap(({ chunk, range }) => {
    const own = boxesIn(chunk.parts ?? [], range).map(({ page }) => page);
    return own.length > 0 ? own : [chunk.pageFirst, chunk.pageLast];
  });
  const pageFirst = Math.min(...pages);
  const pageLast = Math.max(...pages);
  return {
    pageFirst,
    pageLast,
    pageLabelFirst: labelOf(pageFirst, chunks),
    pageLabelLast: labelOf(pageLast, chunks),
    boxes: boxes.map(({ page, x0, y0, x1, y1 }) => ({ page, x0, y0, x1, y1 })),
  };
}

/** The boxes that hold characters of the range. */
function boxesIn(parts: readonly ChunkPart[], { first, last }: CharacterRange): PartBox[] {
  return parts
    .filter((part) => part.first <= last && part.last >= first)
    .flatMap(({ boxes }) =>
      boxes.filter((box, i) => {
        const begins = i === 0 ? 0 : box.first;
        // Without the characters of its boxes, any box of a part may hold the quotation.
        const ends = i + 1 < boxes.length ? boxes[i + 1]!.first : undefined;
        return (begins ?? 0) <= last && (ends ?? Infinity) > first;
      }),
    );
}

/** A chunk knows the labels of its first and its last page only. */
function labelOf(page: number, chunks: readonly QuotedChunk[]): string | null {
  for (const { pageFirst, pageLast, pageLabelFirst, pageLabelLast } of chunks) {
    if (page === pageFirst) return pageLabelFirst;
    if (page === pageLast) return pageLabelLast;
  }
  return null;
}
