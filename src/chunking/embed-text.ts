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

/** Share of the model's limit for what a text continues, such as the head of its table: 31 of 254 tokens. */
const CARRIED_SHARE = 0.125;

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

/** Tokens that may stand between the titles and a text, of what the text continues. */
export function carriedBudget(hard: number): number {
  return Math.floor(hard * CARRIED_SHARE);
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

/** The first words of a text that fit. Lines stay lines. */
export function firstWords(text: string, budget: number, count: TokenCounter): string {
  if (count(text) <= budget) return text;
  const words = text.split(/(?<=\s)/u);
  while (words.length > 0 && count(words.join('')) > budget) words.pop();
  return words.join('').trim();
}

/** All that stands before a text when it is embedded: titles, and what the text continues. */
export function carriedWith(titles: string, carried: string): string {
  return carried === '' ? titles : titles + TEXT_SEPARATOR + carried;
}

/** The titles alone, and the rest. Titles have no line ends. */
export function partsOfPrefix(prefix: string): { readonly titles: string; readonly carried: string } {
  const [titles = '', ...carried] = prefix.split(TEXT_SEPARATOR);
  return { titles, carried: carried.join(TEXT_SEPARATOR) };
}

/** The exact input of the encoder for a text. The model's own prefix is added to it later. */
export function embedTextOf(prefix: string, text: string): string {
  const embedded = withoutAddresses(text);
  // What a text without titles continues stands after the separator alone.
  const before = prefix.trimStart();
  return before === '' ? embedded : `${before}${TEXT_SEPARATOR}${embedded}`;
}
