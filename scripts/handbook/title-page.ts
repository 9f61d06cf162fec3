import { HEADING_INK, INK, QUIET } from './colours.js';
import { requirePrintable } from './fonts.js';
import { PAGE, TEXT_AREA } from './page-geometry.js';
import type { LaidPage } from './paginate.js';
import type { Mark } from './strip.js';

export interface TitlePage {
  readonly title: string;
  readonly subtitle: string;
  readonly edition: string;
}

const TITLE_LINES = [
  { key: 'title', font: { name: 'Helvetica-Bold', size: 40 }, y: 300, colour: HEADING_INK },
  { key: 'subtitle', font: { name: 'Times-Roman', size: 17 }, y: 336, colour: INK },
  { key: 'edition', font: { name: 'Times-Italic', size: 12 }, y: 366, colour: QUIET },
] as const;

export function layOutTitlePage(titlePage: TitlePage): LaidPage {
  const marks = TITLE_LINES.map(({ key, font, y, colour }): Mark => {
    requirePrintable(titlePage[key]);
    return { kind: 'text', x: TEXT_AREA.left, y, text: titlePage[key], font, colour };
  });
  marks.push({ kind: 'rule', x: TEXT_AREA.left, y: 252, width: PAGE.width / 5, colour: HEADING_INK });
  return { areas: [], marks, headings: [], codeBlocks: new Set() };
}
