import type { Line } from '../book/page.js';
import type { ContentsToken } from './contents-tokens.js';
import type { PageLabel } from './page-label.js';
import { cutTitle, isChapterNumber, startsNumbered } from './title-text.js';

/** An entry as printed in the contents. */
export interface PrintedEntry {
  readonly title: string;
  /** Null for the heading of a part without a page number of its own. */
  readonly label: PageLabel | null;
  /** The contents page on which the entry is printed. */
  readonly contentsPage: number;
  /** Its lines in the contents, first to last. */
  readonly lines: readonly Line[];
  /** Right edge of the page numbers of that page; null if unknown. */
  readonly labelEdge: number | null;
}

// A number may be at most this many lines below the first line of its title.
const MAX_LINES_TO_LABEL = 10;
// Maximum distance between lines of one title, in font sizes.
const WRAPPED_WITHIN = 1.8;
// Maximum distance of `Chapter 3` above its title, in font sizes.
const NUMBER_LINE_DISTANCE = 3;
// A line that ends before this share of the width had room for the next word, so it was not wrapped.
const MIN_WRAPPED_WIDTH = 0.55;
const MAX_TITLE_LENGTH = 250;
const NAMES_A_PART = /^(?:part|book|volume|section|chapter|appendix|unit|module|teil|kapitel|anhang)\b/iu;

/** Joins the lines of the contents into entries, in order. */
export function printedEntries(tokens: readonly ContentsToken[]): PrintedEntry[] {
  const entries: PrintedEntry[] = [];
  let titles: ContentsToken[] = [];
  let labels: ContentsToken[] = [];
  const settle = (): void => {
    entries.push(...pair(titles, labels));
    titles = [];
    labels = [];
  };
  for (const [index, token] of tokens.entries()) {
    if (token.page !== tokens[index - 1]?.page) settle();
    if (token.title === null) {
      labels.push(token);
      continue;
    }
    if (labels.length > 0) settle();
    titles.push(token);
    if (token.label) {
      const wrapped = wrappedBefore(titles);
      const own = titles.splice(-wrapped);
      settle();
      entries.push(entryOf(own, token.label));
    }
  }
  settle();
  return entries;
}

/** How many titles at the end of the list, the last one included, are lines of one title. */
function wrappedBefore(titles: readonly ContentsToken[]): number {
  let count = 1;
  while (count < titles.length) {
    const line = titles[titles.length - count - 1];
    const next = titles[titles.length - count];
    if (!line || !next || !continues(line, next)) break;
    count++;
  }
  return count;
}

function continues(line: ContentsToken, next: ContentsToken): boolean {
  const distance = (line.line.y - next.line.y) / next.line.size;
  const text = line.title ?? '';
  if (distance <= 0 || startsNumbered(next.title ?? '')) return false;
  if (isChapterNumber(text)) return distance < NUMBER_LINE_DISTANCE;
  if (distance > WRAPPED_WITHIN) return false;
  return startsNumbered(text) || reachesFar(line);
}

function reachesFar({ line, labelEdge }: ContentsToken): boolean {
  return labelEdge !== null && line.x1 > line.x0 + (labelEdge - line.x0) * MIN_WRAPPED_WIDTH;
}

/** Assigns numbers to the titles waiting before them; keeps titles without a number if they are headings of parts. */
function pair(titles: readonly ContentsToken[], labels: readonly ContentsToken[]): PrintedEntry[] {
  const near = labels.length === 0 ? titles : titles.slice(-MAX_LINES_TO_LABEL * Math.max(1, labels.length));
  const groups = near.length === labels.length ? near.map((token) => [token]) : groupWrapped(near);
  const unpaged = Math.max(0, groups.length - labels.length);
  return groups.flatMap((group, index) => {
    const label = labels[index - unpaged]?.label ?? null;
    const keep = label !== null || NAMES_A_PART.test(group[0]?.title ?? '');
    return keep ? [entryOf(group, label)] : [];
  });
}

function groupWrapped(titles: readonly ContentsToken[]): ContentsToken[][] {
  const groups: ContentsToken[][] = [];
  for (const token of titles) {
    const before = groups.at(-1)?.at(-1);
    if (before && continues(before, token)) groups.at(-1)?.push(token);
    else groups.push([token]);
  }
  return groups;
}

function entryOf(tokens: readonly ContentsToken[], label: PageLabel | null): PrintedEntry {
  const title = tokens.map(withJoint).join('').trim();
  return {
    title: cutTitle(title, MAX_TITLE_LENGTH),
    label,
    contentsPage: tokens[0]?.page ?? 0,
    lines: tokens.map((token) => token.line),
    labelEdge: tokens[0]?.labelEdge ?? null,
  };
}

/** The text of a line with its joint to the next one: a hyphen that the typesetter inserted is removed. */
function withJoint({ title, line }: ContentsToken): string {
  const text = title ?? '';
  return line.softHyphen && text.endsWith('-') ? text.slice(0, -1) : `${text} `;
}
