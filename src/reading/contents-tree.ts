import type { SectionRow } from './section.repository.js';
import type { SectionView } from './reading-views.js';

/** A section with those directly below it. */
export interface SectionNode extends SectionView {
  readonly children: readonly SectionNode[];
}

/** @param rows All sections of a book, in the order of its contents. */
export function sectionViews(
  rows: readonly SectionRow[],
  labels: ReadonlyMap<number, string>,
): SectionView[] {
  const below = chunksBelow(rows);
  return rows.map(({ chunks, pageFirst, pageLast, ...row }) => ({
    ...row,
    pageFirst,
    pageLast,
    pageLabelFirst: labels.get(pageFirst) ?? null,
    pageLabelLast: labels.get(pageLast) ?? null,
    chunks,
    chunksBelow: below.get(row.id) ?? chunks,
  }));
}

/** Sections below others come after them, so one walk from the end adds up all levels. */
function chunksBelow(rows: readonly SectionRow[]): Map<string, number> {
  const sums = new Map(rows.map(({ id, chunks }) => [id, chunks]));
  for (const { id, parentId } of rows.toReversed()) {
    if (parentId !== null) sums.set(parentId, (sums.get(parentId) ?? 0) + (sums.get(id) ?? 0));
  }
  return sums;
}

/** A section and all below it. @param sections Of one book, in the order of its contents. */
export function subtreeOf(sections: readonly SectionView[], id: string): SectionView[] {
  const within = new Set([id]);
  return sections.filter((section) => {
    const isWithin = section.id === id || (section.parentId !== null && within.has(section.parentId));
    if (isWithin) within.add(section.id);
    return isWithin;
  });
}

/** @param sections In the order of the contents; a section whose parent is missing stands at the top. */
export function treeOf(sections: readonly SectionView[]): SectionNode[] {
  const nodes = new Map(
    sections.map((section) => [section.id, { ...section, children: [] as SectionNode[] }]),
  );
  const top: SectionNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    (parent?.children ?? top).push(node);
  }
  return top;
}

/**
 * The sections of the upper levels that fit into some bytes of JSON. A level is shown whole or not at all, but for the
 * top level, of which the beginning is shown in any case.
 *
 * @param levels Most levels.
 */
export function upperLevels(
  sections: readonly SectionView[],
  levels: number,
  bytes: number,
): readonly SectionView[] {
  const costs = sections.map((section) => Buffer.byteLength(JSON.stringify(section)) + CHILDREN_BYTES);
  const deepest = sections.reduce((most, { level }) => Math.max(most, level), 0);
  let shown: readonly SectionView[] = [];
  let spent = 0;
  for (let level = 0; level <= Math.min(deepest, levels - 1); level++) {
    costs.forEach((cost, i) => (spent += sections[i]!.level === level ? cost : 0));
    if (spent > bytes) return level > 0 ? shown : beginning(sections, costs, bytes);
    shown = sections.filter((section) => section.level <= level);
  }
  return shown;
}

/** `,"children":[]` and a comma. */
const CHILDREN_BYTES = 15;

function beginning(
  sections: readonly SectionView[],
  costs: readonly number[],
  bytes: number,
): readonly SectionView[] {
  let spent = 0;
  return sections.filter(({ level }, i) => level === 0 && (spent += costs[i]!) <= bytes);
}
