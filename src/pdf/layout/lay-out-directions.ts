import { boxAround } from '../../book/box.js';
import type { Box } from '../../book/box.js';
import type { FontProfiles } from './font-profile.js';
import type { LaidLine, LaidPage } from './laid-page.js';
import { layOutPage } from './lay-out-page.js';
import type { DrawnRules, PageCharacters } from './page-characters.js';
import { boxAsShown, shownSize } from './reading-turn.js';
import type { ReadingTurn } from './reading-turn.js';

/** The text of one direction, with its characters where they are when the page is turned like this. */
interface TurnedText {
  readonly characters: PageCharacters;
  readonly turned: ReadingTurn;
  readonly rules: DrawnRules | null;
}

// In font sizes: a block of turned text is apart from the line before it.
const BLOCK_GAP = 3;

/**
 * Turns the characters of a page into lines in reading order, whatever their direction.
 *
 * @param main   Most of the text.
 * @param others Blocks of text of other directions; each is placed behind the lines that begin above its lower edge.
 */
export function layOutDirections(
  main: TurnedText,
  others: readonly TurnedText[],
  fonts: FontProfiles,
): LaidPage {
  const page = layOutPage(main.characters, fonts, main.rules);
  if (isUpright(main.turned) && others.length === 0) return page;
  let lines = isUpright(main.turned) ? page.lines : page.lines.map((line) => placed(line, main.turned));
  for (const other of others) {
    const laid = layOutPage(other.characters, fonts, other.rules);
    const block = laid.lines.map((line) => ({ ...placed(line, other.turned), of: laid }));
    lines = other.turned.turns === 0 ? aroundText(lines, block, main.turned) : withBlock(lines, block);
  }
  return { ...page, lines, shown: shownSize(main.turned) };
}

function isUpright({ turns, skew }: ReadingTurn): boolean {
  return turns === 0 && skew === 0;
}

function placed(line: LaidLine, turned: ReadingTurn): LaidLine {
  return isUpright(turned) ? line : { ...line, shown: boxAsShown(boxAround([line]), turned) };
}

/** Upright lines on a page of turned text: what is in its upper half comes before the text, as headings do. */
function aroundText(
  text: readonly LaidLine[],
  upright: readonly LaidLine[],
  turned: ReadingTurn,
): LaidLine[] {
  const middle = shownSize(turned).height / 2;
  const shown = upright.map((line) => ({ ...line, shown: boxAround([line]) }));
  return [...shown.filter(({ y }) => y > middle), ...text, ...shown.filter(({ y }) => y <= middle)];
}

function withBlock(text: readonly LaidLine[], block: readonly LaidLine[]): LaidLine[] {
  const bottom = Math.min(...block.map((line) => lowerEdge(line)));
  const at = text.findLastIndex((line) => lowerEdge(line) >= bottom) + 1;
  const [before, first] = [text[at - 1], block[0]];
  // Below the line before it, so that heights still fall in reading order.
  const down = before && first ? first.y - before.y + BLOCK_GAP * first.size : 0;
  return [...text.slice(0, at), ...block.map((line) => ({ ...line, y: line.y - down })), ...text.slice(at)];
}

function lowerEdge(line: LaidLine): number {
  const box: Box = line.shown ?? boxAround([line]);
  return box.y0;
}
