import { createHash } from 'node:crypto';
import type { Book } from '../pdf/page.js';
import type { Contents } from '../structure/section.js';
import { measureStyle, type BookStyle } from './blocks/book-style.js';
import { markCode } from './blocks/code-lines.js';
import { sectionBlocks } from './blocks/section-blocks.js';
import type { Chunk, Chunking, TokenCounter, TokenLimits } from './chunk.js';
import { bodyLines, type BodyLine } from './lines/body-lines.js';
import { cutSections, type SectionLines } from './lines/cut-sections.js';
import { DroppedPages } from './noise/dropped-pages.js';
import { findNoisePages } from './noise/noise-pages.js';
import { findNoiseSections } from './noise/noise-sections.js';
import { isPlaceholder } from './noise/placeholder.js';
import { fitBlocks } from './packing/fit-blocks.js';
import { keepLimit, type MeasuredDraft } from './packing/keep-limit.js';
import { packSection, type ContentLimits } from './packing/pack-section.js';
import type { Piece } from './packing/piece.js';
import { SPECIAL_TOKENS, wordByWord } from './token-limits.js';
import { labelSpans } from './typing/labels.js';
import { typeOf } from './typing/type-of.js';

export interface ChunkingOptions {
  /** In tokens of the model that will embed the chunks, special tokens included. */
  readonly limits: TokenLimits;
  readonly countTokens: TokenCounter;
}

/** A section with less text under its heading says nothing that could be found again, in characters. */
const SHORTEST_TEXT = 10;

/** Everything that cutting one section needs to know about the whole book. */
interface Workbench {
  readonly style: BookStyle;
  readonly code: ReadonlySet<BodyLine>;
  readonly limits: ContentLimits;
  /** Word by word: fast, and close enough to pack by. */
  readonly estimate: TokenCounter;
  readonly countTokens: TokenCounter;
}

/**
 * Cuts a book into typed chunks: the same book, contents, limits and tokeniser always give the same chunks.
 *
 * @returns Chunks in reading order. Every word of the book's own text is in exactly one of them, but for web
 *          addresses, and but for headings without any text of their own, which remain as section titles.
 *          No chunk crosses a section boundary or exceeds `limits.hard`; code keeps its lines. What was left
 *          out on purpose is in `dropped` with its pages, so that every page read is accounted for.
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
    limits: withoutSpecialTokens(options.limits),
    estimate: wordByWord(options.countTokens),
    countTokens: options.countTokens,
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
function saysSomething(drafts: readonly MeasuredDraft[]): boolean {
  const pieces = drafts.flatMap((draft) => draft.pieces).filter((piece) => piece.kind !== 'heading');
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0) >= SHORTEST_TEXT;
}

function cutPart(part: SectionLines, bench: Workbench): MeasuredDraft[] {
  const blocks = sectionBlocks(part, (line) => bench.code.has(line), bench.style);
  const spans = labelSpans(blocks, part.path);
  const pieces = fitBlocks(blocks, bench.limits.hard, bench.estimate);
  const drafts = packSection(pieces, bench.limits, (block) => spans[block] ?? null, bench.estimate);
  return drafts.flatMap((draft) => keepLimit(draft, bench.limits.hard, bench.countTokens));
}

function toChunk(draft: MeasuredDraft, part: SectionLines, before: Chunk | undefined): Chunk {
  const pages = draft.pieces.flatMap((piece) => piece.marks.map((mark) => mark.page));
  const parts = draft.pieces.map((piece) => ({ kind: typedKind(piece), text: piece.text }));
  const charFirst = before ? before.charLast + 1 + (draft.pieces[0]?.joint.length ?? 0) : 0;
  return {
    ordinal: before ? before.ordinal + 1 : 0,
    type: typeOf(parts, draft.span?.kind ?? null),
    text: draft.text,
    section: part.section?.order ?? null,
    sectionPath: part.path,
    pageFirst: Math.min(...pages),
    pageLast: Math.max(...pages),
    charFirst,
    charLast: charFirst + Array.from(draft.text).length - 1,
    tokens: draft.tokens + SPECIAL_TOKENS,
    contentHash: createHash('sha256').update(draft.text, 'utf8').digest('hex'),
  };
}

function typedKind(piece: Piece): 'heading' | 'prose' | 'code' {
  return piece.kind === 'heading' || piece.kind === 'code' ? piece.kind : 'prose';
}

function withoutSpecialTokens(limits: TokenLimits): ContentLimits {
  return {
    hard: Math.max(1, limits.hard - SPECIAL_TOKENS),
    soft: Math.max(1, limits.soft - SPECIAL_TOKENS),
    small: Math.max(0, limits.small - SPECIAL_TOKENS),
  };
}
