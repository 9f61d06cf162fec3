import type { BodyLine } from '../lines/body-lines.js';
import type { SectionLines } from '../lines/cut-sections.js';
import type { Block, ProseBlock } from './block.js';
import type { BookStyle } from './book-style.js';
import { codeBlocks } from './code-block.js';
import { proseBlocks } from './paragraphs.js';
import { joinLines } from './prose-text.js';

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
  const blocks: Block[] = titleBlock(part);
  let run: BodyLine[] = [];
  let runIsCode = false;
  const close = (): void => {
    if (run.length > 0) blocks.push(...(runIsCode ? codeBlocks(run, style) : proseBlocks(run, style)));
    run = [];
  };
  for (const line of part.lines.slice(part.titleLines)) {
    if (isCode(line) !== runIsCode) close();
    runIsCode = isCode(line);
    run.push(line);
  }
  close();
  return blocks;
}

function titleBlock(part: SectionLines): ProseBlock[] {
  const lines = part.lines.slice(0, part.titleLines);
  const { text, marks } = joinLines(lines, ' ');
  if (text === '') return [];
  return [{ kind: 'heading', text, marks, size: Math.max(...lines.map(({ line }) => line.size)) }];
}
