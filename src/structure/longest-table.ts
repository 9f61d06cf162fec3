import type { PrintedEntry } from './printed-entries.js';

/**
 * If contents are printed twice, in brief and in full, returns the full ones.
 *
 * A second table begins on a new page, and its page numbers start again.
 */
export function longestTable(entries: readonly PrintedEntry[]): readonly PrintedEntry[] {
  const tables: PrintedEntry[][] = [];
  let last = 0;
  for (const [index, entry] of entries.entries()) {
    const value = firstArabicFrom(entries, index);
    const newPage = entry.contentsPage !== entries[index - 1]?.contentsPage;
    if (tables.length === 0 || (newPage && value !== null && value < last)) {
      tables.push([]);
      last = 0;
    }
    tables.at(-1)?.push(entry);
    if (entry.label?.style === 'arabic') last = entry.label.value;
  }
  return tables.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** The first arabic number at or after an entry on its page: a table may begin with a preface. */
function firstArabicFrom(entries: readonly PrintedEntry[], index: number): number | null {
  const page = entries[index]?.contentsPage;
  for (const { label, contentsPage } of entries.slice(index, index + 20)) {
    if (contentsPage !== page) return null;
    if (label?.style === 'arabic') return label.value;
  }
  return null;
}
