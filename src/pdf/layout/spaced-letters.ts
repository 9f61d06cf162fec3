import { median } from '../../book/frequency.js';
import type { PageCharacters } from './page-characters.js';

/** In a line of spaced letters, nearly every character is a word of its own. */
const WORDS_SHARE = 0.8;
const MIN_LETTERS = 4;
/** Of the usual gap between the letters: a wider one is a space between words. */
const WORD_GAP = 1.6;
/** Gaps inside words differ from the usual one by at most this share of it: those of a table or a formula differ more. */
const EVEN = 0.25;
const LETTERS = /^\p{L}+$/u;

/**
 * Closes up a line whose letters are spread, as some headings are: `R E A D I N G` is one word.
 *
 * @param text With a space wherever a gap is as wide as one.
 * @param characters Of the line, from left to right.
 * @returns The text unchanged if the line is none.
 */
export function closeUpLetters(
  text: string,
  { left, right }: Pick<PageCharacters, 'left' | 'right'>,
  characters: Int32Array,
): string {
  const words = text.split(' ');
  const letters = Array.from(words.join(''));
  if (letters.length < MIN_LETTERS || words.length < WORDS_SHARE * letters.length) return text;
  if (!LETTERS.test(letters.join('')) || isAlphabet(letters)) return text;
  const gaps = Array.from(
    characters.subarray(1),
    (i, k) => (left[i] ?? 0) - (right[characters[k] ?? 0] ?? 0),
  );
  if (gaps.length !== letters.length - 1) return text;
  const usual = median(gaps);
  const inner = gaps.filter((gap) => gap <= WORD_GAP * usual);
  if (!inner.every((gap) => Math.abs(gap - usual) <= EVEN * usual)) return text;
  return letters.map((letter, i) => ((gaps[i - 1] ?? 0) > WORD_GAP * usual ? ` ${letter}` : letter)).join('');
}

/** Letters in the order of the alphabet lead to the parts of an index, or head the columns of a table. */
function isAlphabet(letters: readonly string[]): boolean {
  return letters.every((letter, i) => i === 0 || letter > (letters[i - 1] ?? ''));
}
