import { createHash } from 'node:crypto';
import type { Book } from '../pdf/page.js';
import type { Contents } from '../structure/section.js';
import { measureStyle, type BookStyle } from './blocks/book-style.js';
import { markCode } from './blocks/code-lines.js';
import { sectionBlocks } from './blocks/section-blocks.js';
import type { Chunk, Chunking, TokenCounter, TokenLimits } from './chunk.js';
import { embeddedTitles, embedTextOf, pathBudget, pathPrefix } from './embed-text.js';
import { bodyLines, type BodyLine } from './lines/body-lines.js';
import { cutSections, type SectionLines } from './lines/cut-sections.js';
import { DroppedPages } from './noise/dropped-pages.js';
import { findNoisePages } from './noise/noise-pages.js';
import { findNoiseSections } from './noise/noise-sections.js';
import { isPlaceholder } from './noise/placeholder.js';
import type { ContentLimits } from './packing/content-limits.js';
import { fitBlocks } from './packing/fit-blocks.js';
import { keepLimit, type MeasuredDraft } from './packing/keep-limit.js';
import { packSection } from './packing/pack-section.js';
import type { Piece } from './packing/piece.js';
import { SPECIAL_TOKENS, wordByWord } from './token-limits.js';
import { labelSpans } from './typing/labels.js';
import { typeOf } from './typing/type-of.js';

export interface ChunkingOptions {
  /** In tokens of the model that will embed the chunks, special tokens included. */
  readonly limits: TokenLimits;
  readonly countTokens: TokenCounter;
  /** The titles that a text is embedded with, from its section's path; `embeddedTitles` by default. */
  readonly contextOf?: (path: readonly string[]) => readonly string[];
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
  readonly prefixOf: (path: readonly string[]) => string;
}

/**
 * Cuts a book into typed chunks: the same book, contents, limits and tokeniser always give the same chunks.
 *
 * @returns Chunks in reading order. Every word of the book's own text is in exactly one of them, but for headings without any text of their own, which remain as section titles.
 *          No chunk crosses a section boundary, no `embedText` exceeds `limits.hard`; code keeps its lines. What was left
 *          out on purpose is in `dropped` with its pages, so that every page read is accounted for.
 */
export function chunkBook(book: Book, contents: Contents, options: ChunkingOptions): Chunking {
  const dropped = new DroppedPages();
  const noisePages = findNoisePages(book, contents.sections[0]?.start.page ?? 1);
  for (const [page, reason] of noisePages) dropped.add(reason, page, page);

  const lines = bodyLines(book.pages.filter((page) => !noisePages.has(page.number)));
  const isCode = markCode(lines);
  const limits = withoutSpecialTokens(options.limits);
  const { countTokens, contextOf = embeddedTitles } = options;
  const bench: Workbench = {
    style: measureStyle(lines),
    code: new Set(lines.filter((_, i) => isCode[i])),
    limits,
    estimate: wordByWord(countTokens),
    countTokens,
    prefixOf: (path) => pathPrefix(contextOf(path), pathBudget(limits.hard), countTokens),
  };

  const noiseSections = findNoiseSections(contents.sections);
  const chunks: Chunk[] = [];
  for (const part of cutSections(lines, contents.sections)) {
    const reason = part.section ? noiseSections.get(part.section.order) : undefined;
    if (reason) {
      dropped.add(reason, part.lines[0]?.page ?? 1, part.lines.at(-1)?.page ?? 0);
      continue;
    }
    const prefix = bench.prefixOf(part.path);
    const drafts = cutPart(part, prefix, bench);
    if (!saysSomething(drafts)) continue;
    for (const draft of drafts) {
      const chunk = toChunk(draft, part, prefix, chunks.at(-1));
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

/** Leaves room for the titles before each text. */
function cutPart(part: SectionLines, prefix: string, bench: Workbench): MeasuredDraft[] {
  const { limits, estimate, countTokens } = bench;
  const hard = Math.max(1, limits.hard - estimate(prefix));
  const room = {
    ...limits,
    hard,
    joined: Math.min(limits.joined, hard),
    soft: Math.min(limits.soft, hard),
  };
  const blocks = sectionBlocks(part, (line) => bench.code.has(line), bench.style);
  const spans = labelSpans(blocks, part.path);
  const pieces = fitBlocks(blocks, room.hard, estimate);
  const drafts = packSection(pieces, room, (block) => spans[block] ?? null, estimate);
  const countEmbedded: TokenCounter = (text) => countTokens(embedTextOf(prefix, text));
  return drafts.flatMap((draft) => keepLimit(draft, limits.hard, countEmbedded));
}

function toChunk(draft: MeasuredDraft, part: SectionLines, prefix: string, before: Chunk | undefined): Chunk {
  const pages = draft.pieces.flatMap((piece) => piece.marks.map((mark) => mark.page));
  const parts = draft.pieces.map((piece) => ({ kind: typedKind(piece), text: piece.text }));
  const embedText = embedTextOf(prefix, draft.text);
  const charFirst = before ? before.charLast + 1 + (draft.pieces[0]?.joint.length ?? 0) : 0;
  return {
    ordinal: before ? before.ordinal + 1 : 0,
    type: typeOf(parts, draft.span?.kind ?? null),
    text: draft.text,
    section: part.section?.order ?? null,
    sectionPath: part.path,
    pageFirst: Math.min(...pages),
    pageLast: Math.max(...pages),
    embedPrefix: prefix,
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

function typedKind(piece: Piece): 'heading' | 'prose' | 'code' {
  return piece.kind === 'heading' || piece.kind === 'code' ? piece.kind : 'prose';
}

function withoutSpecialTokens(limits: TokenLimits): ContentLimits {
  return {
    hard: Math.max(1, limits.hard - SPECIAL_TOKENS),
    joined: Math.max(1, limits.joined - SPECIAL_TOKENS),
    soft: Math.max(1, limits.soft - SPECIAL_TOKENS),
    small: Math.max(0, limits.small - SPECIAL_TOKENS),
  };
}
