import type { CodeLanguage } from '../book/chunk-part.js';
import type { Chunk } from '../chunking/chunk.js';
import type { Listing } from '../chunking/parts/listings.js';
import { fenced, markdownOf } from '../chunking/parts/markdown.js';

/** Markdown knows so many levels of headings. */
const LEVELS = 6;
/** What opens and closes a comment; `#` where the language is unknown. */
const COMMENTS: Readonly<Partial<Record<CodeLanguage, readonly [string, string]>>> = {
  c: ['/* ', ' */'],
  cpp: ['// ', ''],
  java: ['// ', ''],
  javascript: ['// ', ''],
  sql: ['-- ', ''],
  xml: ['<!-- ', ' -->'],
  html: ['<!-- ', ' -->'],
};

type Shown = Pick<Chunk, 'text' | 'parts' | 'sectionPath'>;

/** Headings inside a section are of its level; where it stands is in a comment, which no reader sees. */
export function chunkMarkdown(chunk: Chunk): string {
  const { ordinal, type, sectionPath } = chunk;
  const place = `#${ordinal} ${type}, ${pagesOf(chunk)}  ${sectionPath.join(' > ')}`;
  return `${inComment(place)}\n\n${bareMarkdown(chunk)}`;
}

/** Same, of a chunk whose place is told otherwise. */
export function bareMarkdown({ text, parts, sectionPath }: Shown): string {
  return markdownOf(text, parts, Math.min(LEVELS, Math.max(1, sectionPath.length)));
}

/** Code with a comment in its language that says where it is from. */
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

/** What a reader of Markdown does not see; two dashes would end it. */
export function inComment(text: string): string {
  return `<!-- ${text.replaceAll('--', '- -')} -->`;
}
