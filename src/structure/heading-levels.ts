import { depthOfNumberedLabel } from './number-lines.js';
import { numberingDepth } from './title-text.js';

/** A heading as it is set. */
export interface StyledHeading {
  readonly title: string;
  /** Physical page, from 1. */
  readonly page: number;
  /** In points, rounded to what counts as one size. */
  readonly size: number;
  readonly bold: boolean;
  /** Whether nothing of the text stands above it on its page. */
  readonly opensPage: boolean;
  /** What a number on a line of its own above the title says: 0 for `CHAPTER ONE`; null without one. */
  readonly depth: number | null;
}

const APPENDIX = /^\p{Lu}\.?\s+\p{Lu}\p{L}/u;
// Of the same size, bold ranks before regular.
const BOLD_RANK = 0.25;
// Styles after the fourth are labels (Example, Note) rather than levels.
const MAX_STYLE_LEVEL = 4;
// A style that divides a book stands at the top of its pages; one of pictures and their labels does not.
const MIN_OPENING_SHARE = 0.5;
// Fewer numbers than this stand in any style: sizes, dates, words of pictures.
const MIN_NUMBERED_SHARE = 0.1;
// `\subsubsection` of many classes has no number. Above that, a heading without one is a sibling: References.
const FIRST_UNNUMBERED_DEPTH = 2;

/**
 * The depth of each heading; only the order of depths matters.
 *
 * Numbers tell the depth, as far as there are any: `Chapter 2`, `2.3`. A heading without one is as deep as the numbered
 * ones of its style (size and weight), or else lies between those of the next larger and the next smaller style. In a
 * book without numbers the larger style stands above the smaller one.
 */
export function headingLevels(headings: readonly StyledHeading[]): number[] {
  const stated = statedDepths(headings);
  const styles = stylesOf(headings, stated);
  const levels = styles.some(({ level }) => level !== null) ? between(styles) : byRank(styles);
  return belowNumbered(
    headings.map((heading, index) => stated[index] ?? levels.get(rankOf(heading)) ?? 0),
    stated,
  );
}

/** What the number of each heading says of its depth: -1 for a part, 0 for a chapter, 1 for `2.3`; null if nothing. */
function statedDepths(headings: readonly StyledHeading[]): (number | null)[] {
  const sure = headings.map(
    ({ title, depth }) => depth ?? depthOfNumberedLabel(title) ?? (numberingDepth(title) || null),
  );
  const sections = headings.filter((_, index) => (sure[index] ?? 0) > 0).map(rankOf);
  if (sections.length === 0) return sure;
  const section = sections.reduce((largest, rank) => Math.max(largest, rank));
  const depths = headings.map((heading, index) => sure[index] ?? (isChapter(heading, section) ? 0 : null));
  for (const indices of byStyle(headings).values()) {
    const numbered = indices.filter((index) => depths[index] !== null);
    if (isUsual(numbered.length, indices.length)) continue;
    for (const index of numbered) depths[index] = sure[index] ?? null;
  }
  return depths;
}

/**
 * `1 Start` may be a chapter or an item of a list, `A Start` an appendix or words. Nothing as large as a section is an
 * item, and nothing larger than all sections begins with an article by chance.
 *
 * @param section Rank of the largest section.
 */
function isChapter(heading: StyledHeading, section: number): boolean {
  const { title } = heading;
  if (numberingDepth(title) !== 0) return false;
  const rank = rankOf(heading);
  return /^\d/u.test(title) ? rank >= section : rank > section && APPENDIX.test(title);
}

interface Style {
  readonly rank: number;
  /** Pages on which it occurs. */
  readonly pages: ReadonlySet<number>;
  /** Share of its headings that stand at the top of their page. */
  readonly opening: number;
  /** The most frequent depth of its numbered headings; null without any. */
  readonly level: number | null;
}

/** Larger ones first. */
function stylesOf(headings: readonly StyledHeading[], stated: readonly (number | null)[]): Style[] {
  return [...byStyle(headings)]
    .map(([rank, indices]) => {
      const depths = indices.flatMap((index) => stated[index] ?? []);
      return {
        rank,
        pages: new Set(indices.map((index) => headings[index]!.page)),
        opening: indices.filter((index) => headings[index]!.opensPage).length / indices.length,
        level: isUsual(depths.length, indices.length) ? mostFrequent(depths) : null,
      };
    })
    .toSorted((a, b) => b.rank - a.rank);
}

/** Indices of the headings of each style, by rank. */
function byStyle(headings: readonly StyledHeading[]): Map<number, number[]> {
  const members = new Map<number, number[]>();
  headings.forEach((heading, index) => {
    const rank = rankOf(heading);
    const indices = members.get(rank);
    if (indices) indices.push(index);
    else members.set(rank, [index]);
  });
  return members;
}

/** Whether so many of the headings of a style have numbers that the style tells the depth of the others. */
function isUsual(numbered: number, all: number): boolean {
  return numbered >= all * MIN_NUMBERED_SHARE;
}

function mostFrequent(depths: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const depth of depths) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first?.[0] ?? null;
}

/** Levels of all styles when those of some are known: between the next larger and the next smaller known one. */
function between(styles: readonly Style[]): Map<number, number> {
  const known = styles.flatMap(({ level }) => level ?? []);
  const [top, deepest] = [Math.min(...known), Math.max(...known)];
  const levels = new Map<number, number>();
  let above: number | null = null;
  let unknown: Style[] = [];
  const settle = (step: number) => {
    unknown.forEach(({ rank }, index) => levels.set(rank, (above ?? top - 1) + step * (index + 1)));
    unknown = [];
  };
  for (const style of styles) {
    if (style.level !== null) {
      settle(1 / (unknown.length + 1));
      levels.set(style.rank, style.level);
      above = style.level;
    } else if (above !== null || divides(style)) unknown.push(style);
    // Larger than all that has a number: the title of the book, or words in its pictures.
    else levels.set(style.rank, style.pages.size === 1 ? top : deepest + 1);
  }
  settle(1);
  return levels;
}

/** Whether a style can stand above chapters: it comes again, at the top of pages. */
function divides({ pages, opening }: Style): boolean {
  return pages.size > 1 && opening >= MIN_OPENING_SHARE;
}

/** A style of one page, such as that of the title of the book, has the level of the next smaller one. */
function byRank(styles: readonly Style[]): Map<number, number> {
  let level = 0;
  return new Map(
    styles.map(({ rank, pages }) => [rank, Math.min(MAX_STYLE_LEVEL, pages.size > 1 ? level++ : level)]),
  );
}

/** Between `2.1.4` and `2.1.5`, a heading of their style without a number belongs to the former. */
function belowNumbered(levels: readonly number[], stated: readonly (number | null)[]): number[] {
  let numbered: number | null = null;
  return levels.map((level, index) => {
    const depth = stated[index] ?? null;
    if (depth !== null) numbered = depth;
    else if (numbered !== null && level < numbered) numbered = null;
    return depth === null && level === numbered && level >= FIRST_UNNUMBERED_DEPTH ? level + 0.5 : level;
  });
}

function rankOf({ size, bold }: StyledHeading): number {
  return size + (bold ? BOLD_RANK : 0);
}
