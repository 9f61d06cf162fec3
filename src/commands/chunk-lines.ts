import type { CodeLanguage } from '../book/chunk-part.js';
import type { Chunk } from '../chunking/chunk.js';
import type { Listing } from '../chunking/parts/listings.js';
import { chunkBody, inComment } from '../chunking/parts/chunk-markdown.js';
import { fenced } from '../chunking/parts/markdown.js';

/** What opens and closes a comment; `#` for other languages and when the language is unknown. */
const COMMENTS: Readonly<Partial<Record<CodeLanguage, readonly [string, string]>>> = {
  c: ['/* ', ' */'],
  cpp: ['// ', ''],
  java: ['// ', ''],
  javascript: ['// ', ''],
  sql: ['-- ', ''],
  xml: ['<!-- ', ' -->'],
  html: ['<!-- ', ' -->'],
};

/**
 * Headings inside a section get the level of the section. A comment, which readers do not see, gives the place of the
 * chunk.
 */
export function chunkMarkdown(chunk: Chunk): string {
  const { ordinal, type, sectionPath } = chunk;
  const place = `#${ordinal} ${type}, ${pagesOf(chunk)}  ${sectionPath.join(' > ')}`;
  return `${inComment(place)}\n\n${chunkBody(chunk)}`;
}

/** Code with a comment in its language that says where it comes from. */
export function listingText(listing: Listing, file: string): string {
  const [open, close] = COMMENTS[listing.language ?? 'python'] ?? ['# ', ''];
  return `${open}${placeOf(listing, file)}${close}\n${listing.code}`;
}

export function listingMarkdown(listing: Listing, file: string): string {
  return `${inComment(placeOf(listing, file))}\n\n${fenced(listing.code, listing.language ?? '')}`;
}

function placeOf(listing: Listing, file: string): string {
  return `${file}, ${pagesOf(listing)}${listing.language ? `, ${listing.language}` : ''}`;
}

function pagesOf({ pageFirst, pageLast }: Pick<Chunk, 'pageFirst' | 'pageLast'>): string {
  return pageFirst === pageLast ? `page ${pageFirst}` : `pages ${pageFirst}-${pageLast}`;
}
