import type { Section } from '../use-book.js';

export interface ContentsRow {
  readonly section: Section;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** The sections in view: those below a closed one are not. @param sections In the order of the contents. */
export function rowsOf(sections: readonly Section[], closed: ReadonlySet<string>): ContentsRow[] {
  const rows: ContentsRow[] = [];
  let hiddenBelow = Infinity;
  for (const [index, section] of sections.entries()) {
    if (section.level > hiddenBelow) continue;
    const isOpen = !closed.has(section.id);
    const hasChildren = (sections[index + 1]?.level ?? -1) > section.level;
    hiddenBelow = isOpen ? Infinity : section.level;
    rows.push({ section, hasChildren, isOpen });
  }
  return rows;
}

/** The last section that begins on a page or before it, which is the deepest one that a reader is in. */
export function sectionAt(sections: readonly Section[], page: number): Section | undefined {
  return sections.findLast(({ pageFirst, pageLast }) => pageFirst <= page && page <= pageLast);
}
