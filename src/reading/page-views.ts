import type { Box } from '../book/box.js';
import { shownBox } from '../book/box.js';
import type { ChunkPart, PartKind } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Line, Page } from '../book/page.js';
import { chunksOfLines } from '../chunking/page-view/chunks-of-lines.js';
import { boxesOnPage } from './chunk-boxes.js';
import type { PlacedChunk } from './chunk.repository.js';

/** A line of text on a page. Boxes are in points from the lower left corner of the page as a viewer shows it. */
export interface PageLineView extends Box {
  readonly text: string;
  /** Dominant font and its size in points. */
  readonly font: string;
  readonly size: number;
  /** Shares of the characters that are monospaced and bold, 0 to 1. */
  readonly monoShare: number;
  readonly boldShare: number;
  /** `ordinal` of the chunk that has its text; null for what was left out. */
  readonly chunk: number | null;
}

/** A chunk with text on a page. */
export interface PageChunkView {
  readonly chunkId: string;
  readonly ordinal: number;
  readonly type: ChunkType;
  /** One for each column, in reading order; empty for chunks written before boxes were stored. */
  readonly boxes: readonly Box[];
  /** What stands in it, in reading order, as far as it is on this page. */
  readonly parts: readonly PagePartView[];
}

/** A part of a chunk on one page. */
export interface PagePartView {
  readonly kind: PartKind;
  readonly boxes: readonly Box[];
}

/** A page of a stored book. */
export interface StoredPageView {
  readonly documentId: string;
  /** Physical page, from 1. */
  readonly page: number;
  /** As printed; null if the PDF has no labels. */
  readonly label: string | null;
  /** Size as a viewer shows the page, in points. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PageLineView[];
  readonly chunks: readonly PageChunkView[];
}

export function storedPageView(
  documentId: string,
  { number, label, lines, ...page }: Page,
  chunks: readonly PlacedChunk[],
): StoredPageView {
  const chunkOf = chunksOfLines(lines, chunks);
  const { width, height } = page.shown ?? page;
  return {
    documentId,
    page: number,
    label,
    width,
    height,
    lines: lines.map((line) => lineView(line, chunkOf.get(line) ?? null)),
    chunks: chunks.map(({ chunkId, ordinal, type, parts }) => ({
      chunkId,
      ordinal,
      type,
      boxes: boxesOnPage(parts, number),
      parts: partsOnPage(parts, number),
    })),
  };
}

function partsOnPage(parts: readonly ChunkPart[] | null, page: number): PagePartView[] {
  return (parts ?? [])
    .map((part) => ({ kind: part.kind, boxes: boxesOnPage([part], page) }))
    .filter(({ boxes }) => boxes.length > 0);
}

function lineView(line: Line, chunk: number | null): PageLineView {
  const { text, font, size, monoShare, boldShare } = line;
  return { text, ...shownBox([line]), font, size, monoShare, boldShare, chunk };
}
