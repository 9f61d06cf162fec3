import type { Chunk } from '../chunking/chunk.js';
import type { Section } from '../structure/section.js';
import { STORED_TITLE_LENGTH, cutTitle } from '../structure/title-text.js';

/** @param ids Ids of the section rows, in the order of the sections. */
export function sectionRow(section: Section, sections: readonly Section[], ids: readonly string[]) {
  return {
    id: ids[section.order],
    parent_id: section.parent === null ? null : ids[section.parent],
    position: section.order,
    level: section.level,
    title: cutTitle(section.title, STORED_TITLE_LENGTH),
    path: pathOf(section, sections),
    page_first: section.pageFirst,
    page_last: section.pageLast,
  };
}

/** @param ids Ids of the section rows, in the order of the sections of the book. */
export function chunkRow(chunk: Chunk, ids: readonly string[]) {
  return {
    section_id: chunk.section === null ? null : ids[chunk.section],
    ordinal: chunk.ordinal,
    type: chunk.type,
    text: chunk.text,
    content_hash: chunk.contentHash,
    embed_prefix: chunk.embedPrefix,
    embed_hash: chunk.embedHash,
    token_count: chunk.tokens,
    page_first: chunk.pageFirst,
    page_last: chunk.pageLast,
    char_first: chunk.charFirst,
    char_last: chunk.charLast,
    parts: chunk.parts,
    page_label_first: chunk.pageLabelFirst,
    page_label_last: chunk.pageLabelLast,
  };
}

/** Titles from the top level down to the section. */
function pathOf(section: Section, sections: readonly Section[]): string[] {
  const path = [section.title];
  for (let parent = section.parent; parent !== null;) {
    const above = sections[parent]!;
    path.unshift(above.title);
    parent = above.parent;
  }
  return path;
}
