import type { Section } from '../../structure/section.js';
import type { BodyLine } from './body-lines.js';

/** The lines of one section in reading order, without the lines of its subsections. */
export interface SectionLines {
  /** Null for the text before the first section. */
  readonly section: Section | null;
  /** Titles from the top level down to this section. */
  readonly path: readonly string[];
  readonly lines: readonly BodyLine[];
  /** How many lines at the start are the printed title. */
  readonly titleLines: number;
  /** Printed titles of the sections before it that share its text, as a reference describes several functions at once. */
  readonly titlesAbove: readonly (readonly BodyLine[])[];
}

interface Opening {
  readonly at: number;
  readonly titleLines: number;
}

/** An outline's height is above or below the baseline of the heading by at most this many line heights. */
const HEADING_REACH = 6;
/** In points. Programs that write PDFs round the baselines. */
const BASELINE_ROUNDING = 1;
const MOST_TITLE_LINES = 4;
/** `Chapter 3` on a line of its own above the title that the outline points to. */
const CHAPTER_NUMBER = /^(?:chapter|part|appendix|unit|module|section)\s+(?:\d+|[ivxlc]+|[a-z])[.:]?$/i;

/**
 * Cuts the lines at each section's heading, so that text on a page with several sections goes to its own section.
 *
 * @returns Every line exactly once, in reading order. Sections without lines of their own are left out.
 */
export function cutSections(lines: readonly BodyLine[], sections: readonly Section[]): SectionLines[] {
  const openings: Opening[] = [];
  for (const section of sections) {
    openings.push(findOpening(lines, section, openings.at(-1)?.at ?? 0));
  }
  const before = lines.slice(0, openings[0]?.at ?? lines.length);
  const cut: SectionLines[] = [{ section: null, path: [], lines: before, titleLines: 0, titlesAbove: [] }];
  sections.forEach((section, i) => {
    const opening = openings[i];
    if (!opening) return;
    const own = lines.slice(opening.at, openings[i + 1]?.at ?? lines.length);
    const path = pathOf(section, sections);
    const titleLines = Math.min(opening.titleLines, own.length);
    cut.push({ section, path, lines: own, titleLines, titlesAbove: [] });
  });
  return stackTitles(cut.filter((part) => part.lines.length > 0));
}

/** Moves titles with nothing below them but the next title of their level to the text that follows. */
function stackTitles(parts: readonly SectionLines[]): SectionLines[] {
  const stacked: SectionLines[] = [];
  let above: (readonly BodyLine[])[] = [];
  parts.forEach((part, i) => {
    if (sharesText(part, parts[i + 1])) {
      above.push(part.lines);
      return;
    }
    stacked.push({ ...part, titlesAbove: above });
    above = [];
  });
  return stacked;
}

function sharesText({ section, lines, titleLines }: SectionLines, next: SectionLines | undefined): boolean {
  if (!section || lines.length > titleLines || next?.section?.parent !== section.parent) return false;
  return (next.lines[0]?.page ?? Infinity) <= (lines.at(-1)?.page ?? 0) + 1;
}

function findOpening(lines: readonly BodyLine[], section: Section, from: number): Opening {
  const { page, y } = section.start;
  const title = plain(section.title);
  let byHeight = -1;
  let at = from;
  for (; at < lines.length; at++) {
    const current = lines[at];
    if (!current || current.page > page) break;
    if (current.page < page) continue;
    const { line } = current;
    const near = y === Infinity || Math.abs(line.y - y) <= HEADING_REACH * line.size;
    const titleLines = near ? titleLinesAt(lines, at, title) : 0;
    if (titleLines > 0) return withChapterNumber(lines, { at, titleLines }, from);
    if (byHeight < 0 && line.y <= y + BASELINE_ROUNDING) byHeight = at;
  }
  return { at: byHeight < 0 ? at : byHeight, titleLines: 0 };
}

function withChapterNumber(lines: readonly BodyLine[], opening: Opening, from: number): Opening {
  const above = lines[opening.at - 1];
  const heading = lines[opening.at];
  if (opening.at <= from || !above || above.page !== heading?.page) return opening;
  if (!CHAPTER_NUMBER.test(above.line.text.trim())) return opening;
  return { at: opening.at - 1, titleLines: opening.titleLines + 1 };
}

/** How many lines, starting at `at`, spell the title; 0 when they do not. */
function titleLinesAt(lines: readonly BodyLine[], at: number, title: string): number {
  if (title === '') return 0;
  let spelled = '';
  for (let count = 1; count <= MOST_TITLE_LINES; count++) {
    const next = lines[at + count - 1];
    if (!next) return 0;
    spelled += plain(next.line.text);
    // A title begins with a letter or a digit. The closing brace of a listing has neither.
    if (spelled === '') return 0;
    if (spelled === title || withoutNumber(spelled) === withoutNumber(title)) return count;
    if (!withoutNumber(title).startsWith(withoutNumber(spelled))) return 0;
  }
  return 0;
}

/** Keeps only letters and digits, in lower case, because typesetters change case, spaces and dashes of a title. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutNumber(title: string): string {
  const bare = title.replace(/^(?:chapter|appendix|part|section)?\d+/, '');
  return bare === '' ? title : bare;
}

function pathOf(section: Section, sections: readonly Section[]): string[] {
  const path: string[] = [];
  const seen = new Set<number>();
  let current: Section | undefined = section;
  while (current && !seen.has(current.order)) {
    seen.add(current.order);
    path.unshift(current.title);
    const parent: number | null = current.parent;
    current = parent === null ? undefined : sections[parent];
  }
  return path;
}
