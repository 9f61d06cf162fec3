import type { ChunkSize, Section } from '../use-book.js';

export interface SectionSum {
  readonly section: Section;
  /** Of the section and of all below it. */
  readonly tokens: number;
}

/** The lengths of the sections of the top level, in the order of the contents. */
export function sumsOf(sections: readonly Section[], sizes: readonly ChunkSize[]): SectionSum[] {
  const parents = new Map(sections.map(({ id, parentId }) => [id, parentId]));
  const sums = new Map<string, number>();
  for (const { sectionId, tokens } of sizes) {
    let top = sectionId;
    for (let above = top; above !== null; above = parents.get(above) ?? null) top = above;
    if (top !== null) sums.set(top, (sums.get(top) ?? 0) + tokens);
  }
  return sections
    .filter(({ parentId }) => parentId === null)
    .map((section) => ({ section, tokens: sums.get(section.id) ?? 0 }));
}
