import type { PrintedEntry } from './printed-entries.js';
import { numberingDepth } from './title-text.js';

// Left edges that differ by less are one indentation: programs round, and letters overlap the edge differently.
const ONE_INDENT_POINTS = 4;
const PART =
  /^(?:part|book|volume|teil|buch)\s+(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b/iu;
const CHAPTER = /^(?:chapter|appendix|unit|module|kapitel|anhang)\b/iu;
const LINE_OF_NUMBER = /^(?:section)\s+(\d{1,3}(?:\.\d{1,3})*)/iu;

/**
 * Levels of printed entries, 0 at the top. They come from the depth of their numbers and from keywords, otherwise from
 * numbered entries with the same indentation, otherwise from the rank of the indentation. In a book with parts,
 * chapters are on level 1.
 */
export function levelsOf(entries: readonly PrintedEntry[]): number[] {
  const base = entries.some(({ title }) => PART.test(title)) ? 1 : 0;
  const named = entries.map(({ title }) => namedLevel(title, base));
  const indents = indentsOf(entries);
  const levelOfIndent = levelsOfIndents(indents, named, base);
  return entries.map((_, index) => named[index] ?? levelOfIndent.get(indents[index] ?? 0) ?? base);
}

/** The level that the title itself shows, or null. */
function namedLevel(title: string, base: number): number | null {
  if (PART.test(title)) return 0;
  if (CHAPTER.test(title)) return base;
  const section = LINE_OF_NUMBER.exec(title)?.[1];
  if (section !== undefined) return base + section.split('.').length - 1;
  const depth = numberingDepth(title);
  // In `A Tour of X` or `2001 in Review`, a single letter or number without a full stop is a word.
  return depth === null || /^[A-Z]\s/u.test(title) ? null : base + depth;
}

/**
 * The left edge of each entry; entries with about the same edge get the same number. Odd and even pages have different
 * margins, so edges are measured from the right edge of the page numbers if it is known.
 */
function indentsOf(entries: readonly PrintedEntry[]): number[] {
  const edges = entries.map(({ lines, labelEdge }) => (lines[0]?.x0 ?? 0) - (labelEdge ?? 0));
  const known: number[] = [];
  return edges.map((edge) => {
    const same = known.find((other) => Math.abs(other - edge) < ONE_INDENT_POINTS);
    if (same === undefined) known.push(edge);
    return same ?? edge;
  });
}

function levelsOfIndents(
  indents: readonly number[],
  named: readonly (number | null)[],
  base: number,
): Map<number, number> {
  const levels = new Map<number, number>();
  let before: number | null = null;
  for (const indent of [...new Set(indents)].toSorted((a, b) => a - b)) {
    const usual = mostFrequent(named.filter((level, index) => level !== null && indents[index] === indent));
    const level: number = usual ?? (before === null ? base : before + 1);
    levels.set(indent, level);
    before = level;
  }
  return levels;
}

function mostFrequent(levels: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const level of levels) if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
