import { HAIRLINE, QUIET } from './colours.js';
import type { Font, Measure } from './fonts.js';
import { FOOT_BASELINE, HEAD_BASELINE, PAGE, TEXT_AREA, TEXT_WIDTH } from './page-geometry.js';
import type { LaidPage } from './paginate.js';
import type { Mark } from './strip.js';

export interface Furniture {
  /** The chapter's title for the running head; null on a page that opens a chapter. */
  readonly head: string | null;
  readonly number: number;
}

const FONT: Font = { name: 'Helvetica', size: 8.6 };
const RULE_BELOW_HEAD = 6;

/** Adds the running head and the page number. */
export function withFurniture(page: LaidPage, furniture: Furniture, measure: Measure): LaidPage {
  const text = (x: number, y: number, text: string): Mark => ({
    kind: 'text',
    x,
    y,
    text,
    font: FONT,
    colour: QUIET,
  });
  const number = String(furniture.number);
  const marks = [text((PAGE.width - measure(number, FONT)) / 2, FOOT_BASELINE, number)];
  if (furniture.head !== null) {
    marks.push(text(TEXT_AREA.left, HEAD_BASELINE, furniture.head), {
      kind: 'rule',
      x: TEXT_AREA.left,
      y: HEAD_BASELINE + RULE_BELOW_HEAD,
      width: TEXT_WIDTH,
      colour: HAIRLINE,
    });
  }
  return { ...page, marks: [...page.marks, ...marks] };
}
