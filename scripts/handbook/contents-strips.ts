import { HEADING_INK, INK } from './colours.js';
import { BODY, HEADINGS } from './fonts.js';
import type { Font, Measure } from './fonts.js';
import { CHAPTER_SINK, TEXT_AREA, TEXT_WIDTH } from './page-geometry.js';
import { kept, space, strip } from './strip.js';
import type { Mark, Strip } from './strip.js';
import { baselineOf } from './text-strips.js';

/** A line of the printed contents. */
export interface ContentsEntry {
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Physical page, from 1. */
  readonly page: number;
}

/** The deepest printed level; the outline of the PDF contains all levels. */
const PRINTED_LEVELS = 2;
const LEVEL_INDENT = 18;
const HEADING_GAP = 14;
const CHAPTER_GAP = 6;
const LEADER = '. ';
/** Keeps the dots clear of the title before them and of the page number after them. */
const LEADER_CLEARANCE = 6;
const NUMBER_ROOM = 18;

/** The printed contents: a heading, then one line an entry, with dots from its title to its page. */
export function contentsStrips(entries: readonly ContentsEntry[], measure: Measure): Strip[] {
  const look = HEADINGS[1];
  const heading = strip(look.leading, [
    {
      kind: 'text',
      x: TEXT_AREA.left,
      y: baselineOf(look.leading),
      text: 'Contents',
      font: look.fonts.plain,
      colour: HEADING_INK,
    },
  ]);
  const printed = entries.filter((entry) => entry.level <= PRINTED_LEVELS);
  const lines = printed.flatMap((entry, index) => {
    const line = contentsLine(entry, measure);
    if (entry.level === 1) return [space(CHAPTER_GAP), line];
    return printed[index - 1]?.level === 1 ? kept([line]) : [line];
  });
  return [strip(CHAPTER_SINK, []), heading, space(HEADING_GAP), ...lines];
}

function contentsLine(entry: ContentsEntry, measure: Measure): Strip {
  const font = entry.level === 1 ? BODY.fonts.bold : BODY.fonts.plain;
  const dots = BODY.fonts.plain;
  const y = baselineOf(BODY.leading);
  const x = TEXT_AREA.left + (entry.level - 1) * LEVEL_INDENT;
  const text = (x: number, text: string, font: Font): Mark => ({
    kind: 'text',
    x,
    y,
    text,
    font,
    colour: INK,
  });
  const page = String(entry.page);
  const titleEnd = x + measure(entry.title, font) + LEADER_CLEARANCE;
  const dotsEnd = TEXT_AREA.left + TEXT_WIDTH - NUMBER_ROOM;
  const leaders = LEADER.repeat(
    Math.max(0, Math.floor((dotsEnd - titleEnd) / measure(LEADER, dots))),
  ).trimEnd();
  const marks = [text(x, entry.title, font), text(TEXT_AREA.right - measure(page, font), page, font)];
  // Set from the right, so that the dots of all lines are aligned.
  if (leaders) marks.push(text(dotsEnd - measure(leaders, dots), leaders, dots));
  return strip(BODY.leading, marks);
}
