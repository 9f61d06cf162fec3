import { changedLine } from '../../book/page.js';
import type { Line, Page } from '../../book/page.js';
import { EdgeHeadings, patternOf } from './edge-headings.js';
import type { EdgeLine } from './edge-headings.js';
import { isOfSameSize } from '../../book/box.js';
import { mostFrequent, tally } from '../../book/frequency.js';
import { findWatermarks } from './watermarks.js';

// Running heads and feet are in the outer 14 % of the page: the outermost line or one close to it.
const BAND = 0.14;
const LINES_A_BAND = 2;
const NEAR_OUTERMOST = 2.2;
/** In font sizes: the lines of one head are this close. */
const LEADING_OF_A_HEAD = 1.6;
/** The halves of a running head stand at one height. */
const SAME_HEIGHT_POINTS = 1;
// Heights are compared in steps of 3 points, neighbours included: feet move by a point or two from page to page.
const HEIGHT_STEP_POINTS = 3;

// Lines are furniture if 30 % of the pages, at least 4, have a line at their height, or if 10 %, at least 3, repeat
// their text anywhere in the band. A bare number needs fewer pages, because no other text at the edge looks like that.
const HEIGHT_SHARE = 0.3;
const HEIGHT_PAGES = 4;
const TEXT_SHARE = 0.1;
const TEXT_PAGES = 3;
const NUMBER_PAGES = 3;
const MAX_WORDS_OF_HEAD = 14;
const MONO_SHARE_OF_CODE = 0.8;

// A line this close to the text, in leadings of the book, belongs to the text, unless it stands on most pages or counts them
// as a running head does. What ends like a sentence may be further away, because no running head ends like that.
const CLOSE_TO_TEXT = 1.3;
const CLOSE_SENTENCE = 2.2;
const MOST_PAGES = 0.5;
/** Entries of contents and rows of tables are this far apart at most, in leadings, and their distances differ by this share. */
const WIDEST_STEP = 2.2;
const SAME_STEP = 0.02;

const PAGE_BREAK_NOTE =
  /^(?:(?:table|figure) [\d.]+ ?[–—:-] ?)?\(?continue[ds] (?:from|on) (?:the )?(?:previous|next) page\)?$/i;
const DOT_LEADER = /(?:[.·•…]\s?){4,}/;
const LIST_ITEM = /^\d+[.)]\s/;
const NUMBER_ONLY = /^[#\s|.-]+$/;
const NUMBER_AT_AN_EDGE = /^#\s|\s#$/;
/** `4.6 Java probes`: at the start of the left half of a head with two. */
const SECTION_NUMBER = /^#(?:\.#)+\.?\s/;
const NAMES_A_PART = /^(?:chapter|section|appendix)/;
const ENDS_LIKE_PROSE = /[.:;,]\s*#?$/;

interface Candidate extends EdgeLine {
  readonly outermost: boolean;
  /** Height in steps from the bottom edge. */
  readonly height: number;
  /** Distance in points to the text: the next line inwards, past a second line of the same head; Infinity if none. */
  readonly gap: number;
  /** Whether the text goes on from it at the same distance, as in contents and tables. */
  readonly isInStep: boolean;
}

/** Lines of all pages at one height of one band. */
interface AtHeight {
  readonly lines: Candidate[];
  readonly patterns: Map<string, Candidate[]>;
  near?: readonly Candidate[];
}

/** Marks running heads, page numbers, watermarks and notes about page breaks; needs all pages of the book. */
export function markFurniture(pages: readonly Page[]): Page[] {
  const furniture = findFurniture(pages);
  return pages.map((page) =>
    page.lines.some((line) => furniture.has(line))
      ? {
          ...page,
          lines: page.lines.map((line) =>
            furniture.has(line) ? changedLine(line, { furniture: true }) : line,
          ),
        }
      : page,
  );
}

function findFurniture(pages: readonly Page[]): Set<Line> {
  const furniture = findWatermarks(pages);
  const candidates = pages.flatMap(candidatesOf);
  const heights = linesByHeight(candidates);
  const headings = new EdgeHeadings(pages);
  const book = {
    headings,
    pages: pages.filter((page) => page.lines.length > 0).length,
    leading: leadingOf(pages),
  };
  const repeated = candidates.filter((own) => !isText(own) && isRepeated(own, heights, book));
  const alike = alikeElsewhere(repeated, candidates, book.leading);
  for (const { line } of [...repeated, ...alike]) furniture.add(line);
  for (const line of headings.among(furniture)) furniture.delete(line);
  for (const page of pages) {
    for (const line of page.lines) if (PAGE_BREAK_NOTE.test(line.text.trim())) furniture.add(line);
  }
  return furniture;
}

/** The same head or foot at another height, as on the few pages of front matter: `Manual Page - iii`. */
function alikeElsewhere(
  repeated: readonly Candidate[],
  candidates: readonly Candidate[],
  leading: number,
): Candidate[] {
  const known = new Map<string, number>();
  for (const { band, pattern } of repeated) tally(known, `${band} ${pattern}`);
  return candidates.filter((own) => {
    const isHead = own.pattern.includes('#') && !NUMBER_ONLY.test(own.pattern);
    const pages = known.get(`${own.band} ${own.pattern}`) ?? 0;
    return isHead && pages >= TEXT_PAGES && !isText(own) && !isClose(own, leading);
  });
}

/** The most frequent distance between two lines of one size, in points. */
function leadingOf(pages: readonly Page[]): number {
  const distances = new Map<number, number>();
  for (const { lines } of pages) {
    lines.forEach((line, at) => {
      const above = lines[at - 1];
      if (!above || above.y <= line.y || !isOfSameSize(above, line)) return;
      tally(distances, Math.round(above.y - line.y));
    });
  }
  return distances.size > 0 ? mostFrequent(distances) : 0;
}

function candidatesOf(page: Page): Candidate[] {
  // By height: in two columns, the lowest line on the left is far from the end of the page's lines.
  const top = page.lines.filter((line) => line.y > page.height * (1 - BAND)).sort((a, b) => b.y - a.y);
  const bottom = page.lines.filter((line) => line.y < page.height * BAND).sort((a, b) => a.y - b.y);
  return [...inBand(page, outerLines(top), 'top'), ...inBand(page, outerLines(bottom), 'bottom')];
}

/**
 * The lines at the first heights, of which two columns or the halves of a running head may share one.
 *
 * @param lines From the outermost inwards.
 */
function outerLines(lines: readonly Line[]): Line[] {
  const outer: Line[] = [];
  let heights = 0;
  for (const line of lines) {
    const isLevel = outer.some((other) => Math.abs(other.y - line.y) <= SAME_HEIGHT_POINTS);
    if (!isLevel && ++heights > LINES_A_BAND) break;
    outer.push(line);
  }
  return outer;
}

/** @param lines From the outermost inwards. */
function inBand(page: Page, lines: readonly Line[], band: Candidate['band']): Candidate[] {
  const outer = lines[0];
  if (!outer) return [];
  const near = lines.filter((line) => Math.abs(line.y - outer.y) <= NEAR_OUTERMOST * line.size);
  return near.map((line) => ({
    line,
    page,
    band,
    outermost: outer.y === line.y,
    height: Math.round(line.y / HEIGHT_STEP_POINTS),
    ...distanceToText(line, near, page, band),
    pattern: patternOf(withPageNumber(line, lines)),
  }));
}

/** How far the text is from a line at an edge. A head of two lines is as far from it as its second line. */
function distanceToText(
  line: Line,
  near: readonly Line[],
  page: Page,
  band: Candidate['band'],
): Pick<Candidate, 'gap' | 'isInStep'> {
  const next = nextInwards(line, page.lines, band);
  if (!next) return { gap: Infinity, isInStep: false };
  const gap = Math.abs(line.y - next.y);
  if (gap <= LEADING_OF_A_HEAD * line.size && near.includes(next)) {
    return distanceToText(next, near, page, band);
  }
  const third = nextInwards(next, page.lines, band);
  const isInStep =
    third !== null &&
    isOfSameSize(line, next) &&
    isOfSameSize(next, third) &&
    Math.abs(gap - Math.abs(next.y - third.y)) <= SAME_STEP * gap;
  return { gap, isInStep };
}

/** The next line at another height. */
function nextInwards({ y }: Line, lines: readonly Line[], band: Candidate['band']): Line | null {
  let nearest: Line | null = null;
  let gap = Infinity;
  for (const other of lines) {
    const distance = band === 'top' ? y - other.y : other.y - y;
    if (distance <= SAME_HEIGHT_POINTS || distance >= gap) continue;
    gap = distance;
    nearest = other;
  }
  return nearest;
}

/** A running head with the page number beside it, which is a line of its own on some pages and not on others. */
function withPageNumber(line: Line, lines: readonly Line[]): string {
  if (NUMBER_ONLY.test(patternOf(line.text))) return line.text;
  const number = lines.find(
    (other) =>
      other !== line &&
      Math.abs(other.y - line.y) <= SAME_HEIGHT_POINTS &&
      NUMBER_ONLY.test(patternOf(other.text)),
  );
  if (!number) return line.text;
  return number.x0 < line.x0 ? `${number.text} ${line.text}` : `${line.text} ${number.text}`;
}

function linesByHeight(candidates: readonly Candidate[]): Map<string, AtHeight> {
  const heights = new Map<string, AtHeight>();
  for (const own of candidates) {
    const key = `${own.band} ${own.height}`;
    const there = heights.get(key) ?? { lines: [], patterns: new Map<string, Candidate[]>() };
    there.lines.push(own);
    const alike = there.patterns.get(own.pattern);
    if (alike) alike.push(own);
    else there.patterns.set(own.pattern, [own]);
    heights.set(key, there);
  }
  return heights;
}

/** Lines at an edge that still belong to the text: contents, code that fills the page, list items. */
function isText({ line, outermost }: Candidate): boolean {
  return (
    DOT_LEADER.test(line.text) ||
    line.monoShare > MONO_SHARE_OF_CODE ||
    (!outermost && LIST_ITEM.test(line.text))
  );
}

interface BookAtEdges {
  readonly headings: EdgeHeadings;
  /** Number of pages with text. */
  readonly pages: number;
  /** In points. */
  readonly leading: number;
}

function isRepeated(
  candidate: Candidate,
  heights: ReadonlyMap<string, AtHeight>,
  { headings, pages, leading }: BookAtEdges,
): boolean {
  const { band, height, pattern } = candidate;
  const steps = [height - 1, height, height + 1].map((step) => heights.get(`${band} ${step}`));
  const atHeight = steps.reduce((sum, step) => sum + (step?.lines.length ?? 0), 0);
  const isNumber = NUMBER_ONLY.test(pattern);
  const alike = heights.get(`${band} ${height}`)?.patterns.get(pattern) ?? [];
  const repeated = alike.length > 1 && (isNumber || headings.runThroughPages(alike)) ? alike.length : 0;
  if (!isNumber && isClose(candidate, leading) && repeated < pages * MOST_PAGES) {
    return headings.countsPages(candidate, linesNear(steps));
  }
  if (repeated >= Math.max(TEXT_PAGES, pages * TEXT_SHARE)) return true;
  if (isNumber && atHeight >= NUMBER_PAGES) return true;
  if (atHeight < Math.max(HEIGHT_PAGES, pages * HEIGHT_SHARE)) return false;
  return (
    repeated >= 2 ||
    isNumber ||
    // The head of a chapter of two pages is there once.
    (candidate.outermost && headings.repeatsHeading(candidate)) ||
    (looksLikeRunningHead(candidate) && !headings.isHeading(candidate, linesNear(steps)))
  );
}

function isClose({ gap, isInStep, pattern }: Candidate, leading: number): boolean {
  if (isInStep && gap <= WIDEST_STEP * leading) return true;
  return gap <= (ENDS_LIKE_PROSE.test(pattern) ? CLOSE_SENTENCE : CLOSE_TO_TEXT) * leading;
}

/** Lines at a height and at the heights beside it; computed once per height and kept in its `near`. */
function linesNear(steps: readonly (AtHeight | undefined)[]): readonly Candidate[] {
  const own = steps[1];
  if (!own) return [];
  own.near ??= steps.flatMap((step) => step?.lines ?? []);
  return own.near;
}

/** A running head that differs on every page: a title and a page number, or the name of a chapter. */
function looksLikeRunningHead({ pattern, line }: Candidate): boolean {
  const hasHalves = line.glyphs !== null && SECTION_NUMBER.test(pattern);
  return (
    (hasHalves || NUMBER_AT_AN_EDGE.test(pattern) || NAMES_A_PART.test(pattern)) &&
    pattern.split(' ').length <= MAX_WORDS_OF_HEAD &&
    !ENDS_LIKE_PROSE.test(pattern)
  );
}
