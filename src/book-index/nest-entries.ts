import type { EntryText } from './join-lines.js';
import { parseEntry } from './parse-entry.js';
import type { EntryStyle } from './parse-entry.js';

/** An entry with the heads above it. */
export interface NestedEntry {
  readonly path: readonly string[];
  readonly labels: readonly string[];
  readonly see: readonly string[];
  readonly seeAlso: readonly string[];
  /** Physical page of the index with this entry, from 1. */
  readonly indexPage: number;
}

/** Indents that differ by less are the same depth, in points. */
const SAME_INDENT = 2;

/**
 * Puts each entry under its heads, according to its indent.
 *
 * @returns Entries with pages or references to other terms, in order. Entries with the same path are merged; heads
 *          alone are dropped. A line with only `see …` belongs to the head above it.
 */
export function nestEntries(texts: readonly EntryText[], style: EntryStyle): NestedEntry[] {
  const found = new Map<string, NestedEntry>();
  let heads: { term: string; indent: number }[] = [];
  for (const { text, indent, page } of texts) {
    const { term, labels, see, seeAlso } = parseEntry(text, style);
    heads = heads.filter((head) => head.indent < indent - SAME_INDENT);
    if (term !== '') heads.push({ term, indent });
    const path = heads.map((head) => head.term);
    if (path.length === 0 || labels.length + see.length + seeAlso.length === 0) continue;
    const key = path.join('\n');
    const known = found.get(key);
    found.set(key, {
      path,
      labels: [...new Set([...(known?.labels ?? []), ...labels])],
      see: [...(known?.see ?? []), ...see],
      seeAlso: [...(known?.seeAlso ?? []), ...seeAlso],
      indexPage: known?.indexPage ?? page,
    });
  }
  return [...found.values()];
}
