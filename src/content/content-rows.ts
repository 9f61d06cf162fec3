import { STORED_TITLE_LENGTH, cutTitle } from '../structure/title-text.js';
import type { ChunkText, StoredChunk, StoredSection } from './stored-chunk.js';

/**
 * @param path Titles from the top level down to the section.
 * @param ids Ids of the section rows, in the order of the sections.
 */
export function sectionRow(section: StoredSection, path: readonly string[], ids: readonly string[]) {
  return {
    id: ids[section.order],
    parent_id: section.parent === null ? null : ids[section.parent],
    position: section.order,
    level: section.level,
    title: cutTitle(section.title, STORED_TITLE_LENGTH),
    path,
    page_first: section.pageFirst,
    page_last: section.pageLast,
    corrections: section.corrections,
  };
}

/** @param ids Ids of the section rows, in the order of the sections of the book. */
export function chunkRow(chunk: StoredChunk, ids: readonly string[]) {
  return {
    section_id: chunk.section === null ? null : ids[chunk.section],
    ordinal: chunk.ordinal,
    ...textRow(chunk),
  };
}

/** The columns of what is stored of a chunk besides its place. */
export function textRow(chunk: ChunkText) {
  return {
    type: chunk.type,
    type_reason: chunk.typeReason,
    difficulty: chunk.difficulty,
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
    corrections: chunk.corrections,
  };
}
