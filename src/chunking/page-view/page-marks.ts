import { isInColumnOf, shownBox } from '../../book/box.js';
import type { Box } from '../../book/box.js';
import type { Mark, Colour } from '../../pdf/render/picture.js';
import type { Section } from '../../structure/section.js';
import type { LineView, PageView } from './page-view.js';

/** Colours of chunk borders, used in turn. Neighbours differ, and all are dark enough on white. */
const CHUNK_COLOURS: readonly Colour[] = [
  [200, 30, 45],
  [20, 95, 190],
  [20, 130, 60],
  [190, 95, 0],
  [125, 45, 165],
  [0, 125, 135],
];
const CODE_COLOUR: Colour = [40, 90, 255];
const FURNITURE_COLOUR: Colour = [90, 90, 90];
const LEFT_OUT_COLOUR: Colour = [230, 180, 0];
const SECTION_COLOUR: Colour = [0, 0, 0];

/** Explains the colours to the person who looks at the picture. */
export const LEGEND: readonly string[] = [
  'coloured border  a chunk, with its number',
  'black line       where a section begins, with its number',
  'blue             code',
  'grey             running heads and page numbers',
  'yellow           text that is in no chunk',
];

/** Space between text and border, in points. */
const PADDING = 1.5;
/** Distance between a section's rule and the border of the chunk below it, in points. */
const RULE_DISTANCE = 3.5;

/** The marks on a page that show what the analysis found there. */
export function marksOf(view: PageView, sections: readonly Section[]): Mark[] {
  return [...view.lines.flatMap(tintOf), ...chunkBorders(view.lines), ...sectionRules(view, sections)];
}

function tintOf(line: LineView): Mark[] {
  const colour = line.furniture
    ? FURNITURE_COLOUR
    : line.code
      ? CODE_COLOUR
      : line.chunk === null
        ? LEFT_OUT_COLOUR
        : null;
  return colour ? [{ kind: 'tint', ...placeOf(shownBox([line])), colour }] : [];
}

/** A chunk has one border in each column that it covers. */
function chunkBorders(lines: readonly LineView[]): Mark[] {
  const runs: LineView[][] = [];
  for (const line of lines) {
    if (line.chunk === null) continue;
    const open = runs.at(-1);
    const last = open?.at(-1);
    if (open && last && last.chunk === line.chunk && isInColumnOf(last, line)) open.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => borderOf(run[0]?.chunk ?? 0, shownBox(run)));
}

/** The border of a chunk around a part of a page. @param ordinal Of the chunk. */
export function borderOf(ordinal: number, { x0, y0, x1, y1 }: Box): Mark {
  const colour = CHUNK_COLOURS[ordinal % CHUNK_COLOURS.length] ?? SECTION_COLOUR;
  const label = `#${ordinal}`;
  const padded = { x0: x0 - PADDING, y0: y0 - PADDING, x1: x1 + PADDING, y1: y1 + PADDING };
  return { kind: 'border', ...placeOf(padded), colour, label };
}

function sectionRules(view: PageView, sections: readonly Section[]): Mark[] {
  return sections
    .filter((section) => section.start.page === view.page)
    .map((section) => {
      const first = view.lines.find((line) => line.section === section.order);
      const top = first ? shownBox([first]).y1 + RULE_DISTANCE : Math.min(section.start.y, view.height);
      const x0 = first ? first.x0 - PADDING : 0;
      const x1 =
        Math.max(x0, ...view.lines.filter((line) => !line.furniture).map((line) => line.x1)) + PADDING;
      const label = `S${section.order}`;
      return { kind: 'rule', x0, x1, top, bottom: top, colour: SECTION_COLOUR, label };
    });
}

function placeOf({ x0, y0, x1, y1 }: Box): Pick<Mark, 'x0' | 'x1' | 'top' | 'bottom'> {
  return { x0, x1, top: y1, bottom: y0 };
}
