import type { Book, Page } from '../book/page.js';
import type { Contents } from '../structure/section.js';
import { measureStyle, type BookStyle } from './blocks/book-style.js';
import { markCode } from './blocks/code-lines.js';
import { sectionBlocks } from './blocks/section-blocks.js';
import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import { codePointLength } from '../book/code-points.js';
import { carryOver } from './carry-over.js';
import type { Chunk, Chunking, TokenCounter } from './chunk.js';
import { embedTextOf } from './embed-text.js';
import { bodyLines, type BodyLine } from './lines/body-lines.js';
import { cutSections, type SectionLines } from './lines/cut-sections.js';
import { markFootnotes } from './lines/footnotes.js';
import { countIn, roomFor, scalesOf, type ChunkingOptions, type Scale } from './measure.js';
import { contentRange } from './noise/content-range.js';
import { findNoise } from './noise/find-noise.js';
import { PageAccount } from './page-ledger.js';
import { fitBlocks } from './packing/fit-blocks.js';
import { packSection } from './packing/pack-section.js';
import { repeatedLines } from './repeated-lines.js';
import { textHash } from './text-hash.js';
import { SPECIAL_TOKENS } from './token-limits.js';
import { partsOf } from './parts/parts-of.js';
import { typedDrafts, type TypedDraft } from './typed-draft.js';
import { labelSpans } from './typing/labels.js';

/**
 * In characters. With less text under its heading, a section has nothing that a search could find beyond the titles of the
 * sections inside it.
 */
const SHORTEST_TEXT = 10;

/** What is needed to cut one section, and is the same for the whole book. */
interface Workbench {
  readonly style: BookStyle;
  readonly code: ReadonlySet<BodyLine>;
  /** The scale of the model that embeds a type of chunk. */
  readonly scaleOf: (type: ChunkType) => Scale;
  readonly pages: ReadonlyMap<number, Page>;
}

/**
 * Cuts a book into typed chunks. The same book, contents, limits and tokeniser always give the same chunks.
 *
 * @returns Chunks in reading order. Every word of the book's own text is in exactly one chunk, except headings without
 *          any text of their own, which remain as section titles. No chunk crosses a section boundary, and no `embedText`
 *          exceeds the hard limit of the model for its type. Code keeps its lines. `dropped` lists what was left out,
 *          with its pages, and every page of the book is in exactly one line of `ledger`.
 */
export function chunkBook(book: Book, contents: Contents, options: ChunkingOptions): Chunking {
  const account = new PageAccount();
  const noise = findNoise(book, contents);
  for (const [page, reason] of noise.pages) account.leaveOut(reason, page);

  const body = bodyLines(book.pages.filter((page) => !noise.pages.has(page.number)));
  const style = measureStyle(body);
  const lines = markFootnotes(body, style);
  const isCode = markCode(lines);
  const bench: Workbench = {
    style,
    code: new Set(lines.filter((_, i) => isCode[i])),
    scaleOf: scalesOf(options),
    pages: new Map(book.pages.map((page) => [page.number, page])),
  };

  const parents = new Set(contents.sections.map(({ parent }) => parent));
  const chunks: Chunk[] = [];
  for (const whole of cutSections(lines, contents.sections)) {
    const part = noise.withoutNoise(whole, account);
    if (part.lines.length === 0) {
      for (const { page } of part.titlesAbove.flat()) account.leaveOut('headings', page);
      continue;
    }
    const drafts = cutPart(part, bench);
    if (!saysSomething(drafts, parents.has(part.section?.order ?? null) ? SHORTEST_TEXT : 1)) {
      for (const { page } of [...part.titlesAbove.flat(), ...part.lines]) account.leaveOut('headings', page);
      continue;
    }
    drafts.forEach((draft, i) => {
      const parts = partsOf(draft.pieces, draft.text, drafts[i - 1]?.pieces.at(-1), (number) => {
        const page = bench.pages.get(number);
        return page?.shown ?? page;
      });
      chunks.push(toChunk(draft, parts, part, chunks.at(-1), bench));
    });
    for (const page of drafts.flatMap(pagesOf)) account.keep(page);
  }
  const ledger = account.close(book);
  return {
    chunks,
    dropped: ledger.dropped,
    repeated: repeatedLines(book.pages),
    ledger: ledger.lines,
    content: contentRange(book, contents, ledger.lines),
  };
}

/** A section that has only headings says nothing more than its title. */
function saysSomething(drafts: readonly TypedDraft[], least: number): boolean {
  const pieces = drafts.flatMap((draft) => draft.pieces).filter((piece) => piece.kind !== 'heading');
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0) >= least;
}

/**
 * Packs within the limits of the model for concepts. Code and labelled text count by the share of their own model's
 * room that they take.
 */
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
  const typed = drafts.flatMap((draft) => typedDrafts(draft, path, bench.scaleOf));
  return carryOver(typed, bench.scaleOf);
}

function toChunk(
  draft: TypedDraft,
  parts: readonly ChunkPart[],
  part: SectionLines,
  before: Chunk | undefined,
  { pages }: Workbench,
): Chunk {
  const numbers = pagesOf(draft);
  const pageFirst = Math.min(...numbers);
  const pageLast = Math.max(...numbers);
  const embedText = embedTextOf(draft.prefix, draft.text);
  const charFirst = before ? before.charLast + 1 + (draft.pieces[0]?.joint.length ?? 0) : 0;
  return {
    ordinal: before ? before.ordinal + 1 : 0,
    type: draft.type,
    typeReason: draft.typeReason,
    text: draft.text,
    section: part.section?.order ?? null,
    sectionPath: part.path,
    pageFirst,
    pageLast,
    pageLabelFirst: pages.get(pageFirst)?.label ?? null,
    pageLabelLast: pages.get(pageLast)?.label ?? null,
    parts,
    embedPrefix: draft.prefix,
    embedText,
    charFirst,
    charLast: charFirst + codePointLength(draft.text) - 1,
    tokens: draft.tokens + SPECIAL_TOKENS,
    contentHash: textHash(draft.text),
    embedHash: textHash(embedText),
  };
}

function pagesOf(draft: TypedDraft): number[] {
  return draft.pieces.flatMap((piece) => piece.marks.map((mark) => mark.page));
}
