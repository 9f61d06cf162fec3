import type { Block, Box, ItemList } from './book-model.js';
import { BOX_BAR, INK } from './colours.js';
import { codeStrips } from './code-strips.js';
import { BODY } from './fonts.js';
import type { Measure } from './fonts.js';
import { plainText } from './inline-runs.js';
import { BOX_INDENT, LIST_INDENT } from './page-geometry.js';
import { kept, onBackdrop, space, strip } from './strip.js';
import type { Strip } from './strip.js';
import { tableStrips } from './table-strips.js';
import { baselineOf, headingStrips, paragraphStrips } from './text-strips.js';
import type { Column } from './text-strips.js';

/** The space between two blocks of running text; code, tables and boxes have a little more. */
const BLOCK_GAP = 5.5;
const DISPLAY_GAP = 7;
const ITEM_GAP = 2;

const BAR_WIDTH = 2.5;

/** Sets blocks one below the other, with the space between them, and marks what must stay together. */
export function blockStrips(blocks: readonly Block[], column: Column, measure: Measure): Strip[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const strips = stripsOf(block, column, measure);
    if (!before || before.kind === 'heading') return before ? keepOpening(strips) : strips;
    const gap = block.kind === 'heading' ? [] : [space(gapBetween(before, block))];
    return leadsIn(before) ? keepOpening([...gap, ...strips]) : [...gap, ...strips];
  });
}

/** The first strip of a block, and what is kept with it, moves with the block before it. */
function keepOpening(strips: readonly Strip[]): Strip[] {
  const solid = strips.findIndex((part) => !part.space);
  return [...kept(strips.slice(0, solid + 1)), ...strips.slice(solid + 1)];
}

/** A sentence that ends in a colon, the label of an example, or the title of a box. */
function leadsIn(block: Block): boolean {
  if (block.kind !== 'paragraph') return false;
  const text = plainText(block.runs);
  return text.endsWith(':') || text.startsWith('Example ') || block.runs.every((run) => run.style === 'bold');
}

function isText(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'list';
}

function gapBetween(before: Block, after: Block): number {
  return isText(before) && isText(after) ? BLOCK_GAP : DISPLAY_GAP;
}

function stripsOf(block: Block, column: Column, measure: Measure): Strip[] {
  switch (block.kind) {
    case 'heading':
      return headingStrips(block, column, measure);
    case 'paragraph':
      return paragraphStrips(block.runs, column, measure);
    case 'code':
      return codeStrips(block, column);
    case 'table':
      return tableStrips(block, column, measure);
    case 'list':
      return listStrips(block, column, measure);
    case 'box':
      break;
  }
  return boxStrips(block, column, measure);
}

function boxStrips(box: Box, column: Column, measure: Measure): Strip[] {
  const inside = { left: column.left + BOX_INDENT, width: column.width - BOX_INDENT };
  const bar = { x: column.left, width: BAR_WIDTH, colour: BOX_BAR };
  return onBackdrop(blockStrips(box.blocks, inside, measure), bar);
}

function listStrips(list: ItemList, column: Column, measure: Measure): Strip[] {
  const inside = { left: column.left + LIST_INDENT, width: column.width - LIST_INDENT };
  const font = BODY.fonts.plain;
  return list.items.flatMap(({ marker, blocks }, index) => {
    const [first = strip(BODY.leading, []), ...rest] = blockStrips(blocks, inside, measure);
    const x = inside.left - measure(`${marker} `, font) - measure(' ', font);
    const y = baselineOf(BODY.leading);
    const marked: Strip = {
      ...first,
      marks: [{ kind: 'text', x, y, text: marker, font, colour: INK }, ...first.marks],
    };
    return [...(index > 0 ? [space(ITEM_GAP)] : []), marked, ...rest];
  });
}
