import { createHash } from 'node:crypto';
import type { Book } from '../pdf/page.js';
import type { Contents } from '../structure/section.js';
import { measureStyle, type BookStyle } from './blocks/book-style.js';
import { markCode } from './blocks/code-lines.js';
import { sectionBlocks } from './blocks/section-blocks.js';
import type { Chunk, ChunkType, Chunking, TokenCounter } from './chunk.js';
import { embedTextOf } from './embed-text.js';
import { bodyLines, type BodyLine } from './lines/body-lines.js';
import { cutSections, type SectionLines } from './lines/cut-sections.js';
import { DroppedPages } from './noise/dropped-pages.js';
import { findNoisePages } from './noise/noise-pages.js';
import { findNoiseSections } from './noise/noise-sections.js';
import { isPlaceholder } from './noise/placeholder.js';
import { countIn, roomFor, scalesOf, type ChunkingOptions, type Scale } from './measure.js';
import { fitBlocks } from './packing/fit-blocks.js';
import { packSection } from './packing/pack-section.js';
import { SPECIAL_TOKENS } from './token-limits.js';
import { typedDrafts, type TypedDraft } from './typed-draft.js';
import { labelSpans } from './typing/labels.js';

/** A section with less text under its heading says nothing that could be found again, in characters. */
const SHORTEST_TEXT = 10;

/** Everything that cutting one section needs to know about the whole book. */
interface Workbench {
  readonly style: BookStyle;
  readonly code: ReadonlySet<BodyLine>;
  /** Of the model that embeds a type of chunks. */
  readonly scaleOf: (type: ChunkType) => Scale;
}

/**
 * Cuts a book into typed chunks: the same book, contents, limits and tokeniser always give the same chunks.
 *
 * @returns Chunks in reading order. Every word of the book's own text is in exactly one of them, but for web
 *          addresses, and but for headings without any text of their own, which remain as section titles.
 *          No chunk crosses a section boundary, and no `embedText` exceeds the hard limit of the model for its type; code
 *          keeps its lines. What was left out on purpose is in `dropped` with its pages, so that every page read is
 *          accounted for.
 */
export function chunkBook(book: Book, contents: Contents, options: ChunkingOptions): Chunking {
  const dropped = new DroppedPages();
  const noisePages = findNoisePages(book, contents.sections[0]?.start.page ?? 1);
  for (const [page, reason] of noisePages) dropped.add(reason, page, page);

  const lines = bodyLines(book.pages.filter((page) => !noisePages.has(page.number)));
  const isCode = markCode(lines);
  const bench: Workbench = {
    style: measureStyle(lines),
    code: new Set(lines.filter((_, i) => isCode[i])),
    scaleOf: scalesOf(options),
  };

  const noiseSections = findNoiseSections(contents.sections);
  const chunks: Chunk[] = [];
  for (const part of cutSections(lines, contents.sections)) {
    const reason = part.section ? noiseSections.get(part.section.order) : undefined;
    if (reason) {
      dropped.add(reason, part.lines[0]?.page ?? 1, part.lines.at(-1)?.page ?? 0);
      continue;
    }
    const drafts = cutPart(part, bench);
    if (!saysSomething(drafts)) continue;
    for (const draft of drafts) {
      const chunk = toChunk(draft, part, chunks.at(-1));
      if (isPlaceholder(chunk.text)) dropped.add('placeholder', chunk.pageFirst, chunk.pageLast);
      else chunks.push(chunk);
    }
  }
  return { chunks, dropped: dropped.finish(book.pages, chunks) };
}

/** A section of headings alone has its words in the titles of the sections inside it. */
function saysSomething(drafts: readonly TypedDraft[]): boolean {
  const pieces = drafts.flatMap((draft) => draft.pieces).filter((piece) => piece.kind !== 'heading');
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0) >= SHORTEST_TEXT;
}

/** Packs by the model of concepts; of code and of what is under a label by the share of its own model that it takes. */
function cutPart(part: SectionLines, bench: Workbench): TypedDraft[] {
  const { path } = part;
  const own = bench.scaleOf('concept');
  const room = roomFor(path, own);
  const blocks = sectionBlocks(part, (line) => bench.code.has(line), bench.style);
  const spans = labelSpans(blocks, path);
  const counters = new Map<Scale, TokenCounter>([[own, own.estimate]]);
  const countOf = (block: number): TokenCounter => {
    const likely = spans[block]?.kind ?? (blocks[block]?.kind === 'code' ? 'code' : 'concept');
    const scale = bench.scaleOf(likely);
    const counter = counters.get(scale) ?? countIn(room, path, scale);
    counters.set(scale, counter);
    return counter;
  };
  const pieces = fitBlocks(blocks, room.hard, countOf);
  const drafts = packSection(pieces, room, (block) => spans[block] ?? null, countOf);
  return drafts.flatMap((draft) => typedDrafts(draft, path, bench.scaleOf));
}

function toChunk(draft: TypedDraft, part: SectionLines, before: Chunk | undefined): Chunk {
  const pages = draft.pieces.flatMap((piece) => piece.marks.map((mark) => mark.page));
  const embedText = embedTextOf(draft.prefix, draft.text);
  const charFirst = before ? before.charLast + 1 + (draft.pieces[0]?.joint.length ?? 0) : 0;
  return {
    ordinal: before ? before.ordinal + 1 : 0,
    type: draft.type,
    text: draft.text,
    section: part.section?.order ?? null,
    sectionPath: part.path,
    pageFirst: Math.min(...pages),
    pageLast: Math.max(...pages),
    embedPrefix: draft.prefix,
    embedText,
    charFirst,
    charLast: charFirst + Array.from(draft.text).length - 1,
    tokens: draft.tokens + SPECIAL_TOKENS,
    contentHash: sha256(draft.text),
    embedHash: sha256(embedText),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
