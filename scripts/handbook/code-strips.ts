import type { CodeBlock } from './book-model.js';
import { CODE_GROUND, INK } from './colours.js';
import { CODE, CODE_LEADING, COURIER_ADVANCE, requirePrintable } from './fonts.js';
import { HandbookError } from './handbook-error.js';
import { CODE_PADDING } from './page-geometry.js';
import { kept, onBackdrop, strip, withoutScraps } from './strip.js';
import type { Strip } from './strip.js';
import { baselineOf } from './text-strips.js';
import type { Column } from './text-strips.js';

/** A page break leaves at least this many lines of a code block on either side. */
const LINES_TOGETHER = 4;

const ADVANCE = CODE.size * COURIER_ADVANCE;

/**
 * One strip per line, never wrapped. Leading spaces become a horizontal offset instead of characters.
 *
 * @throws {HandbookError} when a line is too long for the column.
 */
export function codeStrips(block: CodeBlock, column: Column): Strip[] {
  const characters = Math.floor((column.width - 2 * CODE_PADDING) / ADVANCE);
  const lines = block.lines.map((line) => {
    requirePrintable(line);
    if (line.length > characters) {
      throw new HandbookError(`A line of code has ${line.length} characters, ${characters} fit: ${line}`);
    }
    return codeLine(line, column, block);
  });
  const padding = strip(CODE_PADDING - 2, []);
  const [first, ...rest] = withoutScraps(lines, LINES_TOGETHER, LINES_TOGETHER);
  const strips = [padding, ...kept([first!]), ...rest, ...kept([padding])];
  return onBackdrop(strips, { x: column.left, width: column.width, colour: CODE_GROUND });
}

function codeLine(line: string, column: Column, block: CodeBlock): Strip {
  const text = line.trimStart();
  // An empty line stays at the bottom of its page: at the top of the next page it would be invisible.
  if (!text) return strip(CODE_LEADING, [], { keep: true, code: block });
  const x = column.left + CODE_PADDING + (line.length - text.length) * ADVANCE;
  const y = baselineOf(CODE_LEADING);
  return strip(CODE_LEADING, [{ kind: 'text', x, y, text, font: CODE, colour: INK }], { code: block });
}
