import type { PrintedPage, PrintedWord } from './reference.js';

/** Running heads and feet are in the outer part of the page, with more than the usual line spacing to the text. */
const BAND = 0.14;
const SET_OFF = 1.6;
/**
 * They are also at the same height on at least this share of the pages; heights are compared in steps of some points.
 */
const SHARE_OF_PAGES = 0.5;
const STEP = 3;
/** They contain a page number, or recur on other pages. */
const NUMBER_AT_AN_EDGE = /^(?:\d+|[ivxlc]+)\b|\b(?:\d+|[ivxlc]+)$/i;
const REPEATED = 3;
const BREAK_NOTE = /(?:continues on next|continued from previous) page\)?$/i;

interface PrintedLine {
  readonly words: PrintedWord[];
  readonly top: number;
  readonly bottom: number;
}

/** Finds furniture by position only, without Colophon's own rules; notes about page breaks by their words. */
export function furnitureOf(pages: readonly PrintedPage[]): Set<PrintedWord> {
  const outer = pages.map((page) => outerLines(page));
  const heights = new Map<number, number>();
  for (const lines of outer) {
    for (const { bottom } of lines) {
      const step = Math.round(bottom / STEP);
      heights.set(step, (heights.get(step) ?? 0) + 1);
    }
  }
  const usual = (bottom: number): boolean => {
    const step = Math.round(bottom / STEP);
    const pagesThere = [step - 1, step, step + 1].reduce((sum, at) => sum + (heights.get(at) ?? 0), 0);
    return pagesThere >= SHARE_OF_PAGES * pages.length;
  };
  const repeated = new Map<string, number>();
  for (const line of outer.flat()) repeated.set(patternOf(line), (repeated.get(patternOf(line)) ?? 0) + 1);
  const furniture = new Set(
    outer
      .flat()
      .filter((line) => usual(line.bottom))
      .filter(
        (line) => NUMBER_AT_AN_EDGE.test(textOf(line)) || (repeated.get(patternOf(line)) ?? 0) >= REPEATED,
      )
      .flatMap(({ words }) => words),
  );
  for (const page of pages) {
    for (const { words } of linesOf(page)) {
      if (BREAK_NOTE.test(textOf({ words }))) for (const word of words) furniture.add(word);
    }
  }
  return furniture;
}

function textOf({ words }: Pick<PrintedLine, 'words'>): string {
  return words.map((word) => word.text).join(' ');
}

function patternOf(line: PrintedLine): string {
  return textOf(line).replace(/\d+/g, '#');
}

function outerLines(page: PrintedPage): PrintedLine[] {
  const lines = linesOf(page);
  const [first, second] = lines;
  const [last, beforeLast] = lines.toReversed();
  const found: PrintedLine[] = [];
  if (first && first.bottom < BAND * page.height && isSetOff(first, second)) found.push(first);
  if (last && last !== first && last.top > (1 - BAND) * page.height && isSetOff(beforeLast, last)) {
    found.push(last);
  }
  return found;
}

function isSetOff(above: PrintedLine | undefined, below: PrintedLine | undefined): boolean {
  if (!above || !below) return true;
  return below.bottom - above.bottom > SET_OFF * Math.min(above.bottom - above.top, below.bottom - below.top);
}

/** Words whose heights overlap by half, from the top of the page down. */
function linesOf({ words }: PrintedPage): PrintedLine[] {
  const lines: { words: PrintedWord[]; top: number; bottom: number }[] = [];
  for (const word of words.toSorted((a, b) => a.bottom - b.bottom)) {
    const open = lines.at(-1);
    if (open && word.top < (open.top + open.bottom) / 2) open.words.push(word);
    else lines.push({ words: [word], top: word.top, bottom: word.bottom });
  }
  return lines;
}
