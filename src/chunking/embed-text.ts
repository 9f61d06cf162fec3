import { withoutAddresses } from './blocks/web-addresses.js';
import type { TokenCounter } from './chunk.js';

/** Between the titles of a path. */
const PATH_SEPARATOR = ' > ';
/** Between the path and the text. */
const TEXT_SEPARATOR = '\n\n';
/** The section and the one around it: titles further out are the same for half the book and blur it. */
const TITLES = 2;
/** Share of what a model holds that the titles may take: 63 of 254 tokens, where a title of a manual takes 4 to 12. */
const PATH_SHARE = 0.25;

/** The part of a section's path that its texts are embedded with. */
export function embeddedTitles(path: readonly string[]): readonly string[] {
  return path.slice(-TITLES);
}

/** Tokens that the path before a text may take, of a model that holds `hard` tokens beside its special ones. */
export function pathBudget(hard: number): number {
  return Math.floor(hard * PATH_SHARE);
}

/**
 * The titles that stand before each text of a section when it is embedded, from the top level down.
 *
 * A long path loses its outermost titles first, since the innermost says most about the text; a single title that is
 * too long loses its last words.
 *
 * @param budget In tokens of `count`.
 */
export function pathPrefix(path: readonly string[], budget: number, count: TokenCounter): string {
  const titles = path.map((title) => title.replace(/\s+/gu, ' ').trim()).filter((title) => title !== '');
  while (titles.length > 1 && count(titles.join(PATH_SEPARATOR)) > budget) titles.shift();
  const words = titles.join(PATH_SEPARATOR).split(' ');
  while (words.length > 0 && count(words.join(' ')) > budget) words.pop();
  return words.join(' ');
}

/** Exactly what the encoder is given for a text, before the prefix that the model itself wants. */
export function embedTextOf(prefix: string, text: string): string {
  const embedded = withoutAddresses(text);
  return prefix === '' ? embedded : `${prefix}${TEXT_SEPARATOR}${embedded}`;
}
