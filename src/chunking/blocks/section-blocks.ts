import type { BodyLine } from '../lines/body-lines.js';
import type { SectionLines } from '../lines/cut-sections.js';
import type { Block, ProseBlock } from './block.js';
import type { BookStyle } from './book-style.js';
import { codeBlocks } from './code-block.js';
import { endsSentence } from './line-shape.js';
import { proseBlocks } from './paragraphs.js';
import { joinLines } from './prose-text.js';

const COLON = /[:：]$/u;
const SMALL_LETTER = /^\p{Ll}/u;
/** A sentence, a listing in it, and its end. */
const MOST_BEHIND = 2;

/**
 * Turns the lines of a section into blocks in reading order. The printed title is the first block in any
 * font, because manuals print the titles of functions in a monospaced font.
 *
 * @param isCode For each line, whether it belongs to a listing.
 */
export function sectionBlocks(
  part: SectionLines,
  isCode: (line: BodyLine) => boolean,
  style: BookStyle,
): Block[] {
  const { text, asides } = takeAsides(part.lines.slice(part.titleLines));
  const blocks: Block[] = [...part.titlesAbove, part.lines.slice(0, part.titleLines)].flatMap(titleBlock);
  const titles = blocks.length;
  let run: BodyLine[] = [];
  let runIsCode = false;
  const close = (): void => {
    if (run.length > 0) blocks.push(...(runIsCode ? codeBlocks(run, style) : proseBlocks(run, style)));
    run = [];
  };
  for (const line of text) {
    if (isCode(line) !== runIsCode) close();
    runIsCode = isCode(line);
    run.push(line);
  }
  close();
  for (const { lines, behind } of asides.toReversed()) {
    const at = behind === null ? -1 : blocks.findIndex((block) => holds(block, behind));
    const place = at < 0 ? titles : placeBehind(blocks, at);
    blocks.splice(place, 0, ...proseBlocks(lines, style));
  }
  return blocks;
}

/** Behind a block and what it announces, such as a listing, and the end of a sentence that a listing interrupts. */
function placeBehind(blocks: readonly Block[], at: number): number {
  let place = at + 1;
  while (place <= at + MOST_BEHIND && goesOn(blocks[place - 1], blocks[place])) place++;
  return place;
}

function goesOn(above: Block | undefined, below: Block | undefined): boolean {
  if (!above || !below || below.kind === 'heading' || below.kind === 'item') return false;
  if (above.kind === 'code') return below.kind === 'paragraph' && SMALL_LETTER.test(below.text);
  const mayAnnounce = above.kind === 'paragraph' || above.kind === 'item';
  return mayAnnounce && (COLON.test(above.text) || !endsSentence(above.text));
}

interface Aside {
  readonly lines: BodyLine[];
  /** The line of the text before it; null at the start of the section. */
  readonly behind: BodyLine | null;
}

/** Separates notes in margins from the text, which goes on over them: each comes after the paragraph beside it. */
function takeAsides(lines: readonly BodyLine[]): { text: BodyLine[]; asides: Aside[] } {
  const text: BodyLine[] = [];
  const asides: Aside[] = [];
  let open: Aside | null = null;
  for (const here of lines) {
    if (here.line.aside !== true) {
      text.push(here);
      open = null;
    } else if (open) open.lines.push(here);
    else {
      open = { lines: [here], behind: text.at(-1) ?? null };
      asides.push(open);
    }
  }
  return { text, asides };
}

function holds(block: Block, { line }: BodyLine): boolean {
  const sources = block.kind === 'code' ? block.lines.flatMap((own) => own.sources) : block.marks;
  return sources.some((source) => source.line === line);
}

function titleBlock(lines: readonly BodyLine[]): ProseBlock[] {
  const { text, marks } = joinLines(lines, ' ');
  if (text === '') return [];
  return [{ kind: 'heading', text, marks, size: Math.max(...lines.map(({ line }) => line.size)) }];
}
