import type { Chunk } from '../chunk.js';
import { markdownOf } from './markdown.js';

/** Markdown has this many levels of headings. */
const LEVELS = 6;

/** A chunk as Markdown without its place. Headings inside a section get the level of the section. */
export function chunkBody({
  text,
  parts,
  sectionPath,
}: Pick<Chunk, 'text' | 'parts' | 'sectionPath'>): string {
  return markdownOf(text, parts, Math.min(LEVELS, Math.max(1, sectionPath.length)));
}

/** Hides the text from a reader of Markdown. Two dashes are separated, because they would end the comment. */
export function inComment(text: string): string {
  return `<!-- ${text.replaceAll('--', '- -')} -->`;
}
