import { withoutAddresses } from './blocks/web-addresses.js';
import type { TokenCounter } from './chunk.js';

/** Separates the titles of a path. */
const PATH_SEPARATOR = ' > ';
/** Separates the path from the text. */
const TEXT_SEPARATOR = '\n\n';
/** Number of titles: the section and its parent. Outer titles are the same for half the book and blur the text. */
const TITLES = 2;
/** Share of the model's limit that the titles may take: 63 of 254 tokens. A title in a manual takes 4 to 12 tokens. */
const PATH_SHARE = 0.25;

/** The titles of a section's path that are embedded with its texts. */
export function embeddedTitles(path: readonly string[]): readonly string[] {
  return path.slice(-TITLES);
}

/**
 * Tokens that the path before a text may take.
 *
 * @param hard Limit of the model, without special tokens.
 */
export function pathBudget(hard: number): number {
  return Math.floor(hard * PATH_SHARE);
}

/**
 * The titles before each text of a section when it is embedded, from the top level down.
 *
 * A long path loses its outermost titles first, because the innermost title says most about the text. A single title
 * that is too long loses its last words.
 *
 * @param budget In tokens, as `count` counts them.
 */
export function pathPrefix(path: readonly string[], budget: number, count: TokenCounter): string {
  const titles = path.map((title) => title.replace(/\s+/gu, ' ').trim()).filter((title) => title !== '');
  while (titles.length > 1 && count(titles.join(PATH_SEPARATOR)) > budget) titles.shift();
  const words = titles.join(PATH_SEPARATOR).split(' ');
  while (words.length > 0 && count(words.join(' ')) > budget) words.pop();
  return words.join(' ');
}

/** The exact input of the encoder for a text. The model's own prefix is added to it later. */
export function embedTextOf(prefix: string, text: string): string {
  const embedded = withoutAddresses(text);
  return prefix === '' ? embedded : `${prefix}${TEXT_SEPARATOR}${embedded}`;
}
