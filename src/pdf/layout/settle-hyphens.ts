import { changedLine, CODE_MONO_SHARE } from '../../book/page.js';
import type { Line, Page } from '../../book/page.js';
import { BookWords, brokenWord } from './book-words.js';
import type { BrokenWord } from './book-words.js';

// If at least this share of the broken words occurs elsewhere whole and without hyphen, the book uses hyphenation. In
// hyphenated books it is two thirds; in others, only the few words that are written both ways.
const HYPHENATING_SHARE = 0.2;
// With at least this many broken words, a book that does not hyphenate keeps all hyphens; with fewer, only those
// between two words of the book.
const ENOUGH_BROKEN = 10;
// A word that precedes a hyphen in at least this many compounds does so in the next one, too (`user-`), unless the book
// writes more words that begin with it without a hyphen: `re`, `sub`.
const USUAL_PARTNERS = 2;
// A part of a compound has this many letters, and the book uses it this often: shorter ones are prefixes, endings and chance.
const SHORTEST_PART = 3;
const USUAL_WORD = 3;
const LOWER = /\p{Ll}/u;
const OPENS_UPPER = /^\p{Lu}/u;
const OPENS_NUMBER = /^\p{N}/u;
const CONJUNCTION = /^(?:and|or|to|und|oder|et|ou)$/iu;

interface Break {
  readonly line: Line;
  readonly word: BrokenWord;
}

/**
 * Decides about the hyphens at line ends from the words of the book: `user-` and `defined` keep their hyphen if the
 * book writes `user-defined` elsewhere and never `userdefined`.
 *
 * @param pages All pages of the book in order, with furniture marked. If the book gives no evidence, `softHyphen` of
 *              the line stays as it is.
 */
export function settleHyphens(pages: readonly Page[]): Page[] {
  const breaks = findBreaks(pages);
  if (breaks.length === 0) return [...pages];
  const words = new BookWords(pages);
  const joined = breaks.filter(({ word }) => evidence(word, words) === 'joined').length;
  const hyphenates = joined >= HYPHENATING_SHARE * breaks.length;
  const changed = new Map<Line, boolean>();
  for (const { line, word } of breaks) {
    const soft = isSoft(line, word, words, hyphenates, breaks.length);
    if (soft !== line.softHyphen) changed.set(line, soft);
  }
  return pages.map((page) =>
    page.lines.some((line) => changed.has(line))
      ? { ...page, lines: page.lines.map((line) => withHyphen(line, changed.get(line))) }
      : page,
  );
}

/** Lines of prose that end in a letter and a hyphen, each with the word that continues on the next line of the text. */
function findBreaks(pages: readonly Page[]): Break[] {
  const breaks: Break[] = [];
  let open: Line | null = null;
  for (const { lines } of pages) {
    for (const line of lines) {
      if (line.furniture) continue;
      const word = open ? brokenWord(open.text, line.text) : null;
      if (open && word) breaks.push({ line: open, word });
      open = line.monoShare < CODE_MONO_SHARE && /\p{L}[-\u2010]$/u.test(line.text) ? line : null;
    }
  }
  return breaks;
}

function evidence({ left, right }: BrokenWord, words: BookWords): 'joined' | 'hyphened' | null {
  const joined = words.count(left + right);
  const hyphened = words.countPair(left, right);
  if (joined === 0 && hyphened === 0) return null;
  return hyphened > joined ? 'hyphened' : 'joined';
}

function isSoft(
  line: Line,
  word: BrokenWord,
  words: BookWords,
  hyphenates: boolean,
  breaks: number,
): boolean {
  const { left, right, compound } = word;
  const told = evidence(word, words);
  if (told) return told === 'joined';
  if (!line.softHyphen || line.codeAtEnd === true) return false;
  if (OPENS_NUMBER.test(right) || CONJUNCTION.test(right)) return false;
  // `non-Unicode`, `PDF-based`; but a word in capitals is broken like any other.
  const isUpper = !LOWER.test(left);
  if (isUpper ? LOWER.test(right) || left.length === 1 : OPENS_UPPER.test(right)) return false;
  // No typesetter leaves a single letter at a line end.
  if (left.length === 1) return false;
  // The last part of `non-deter-` is not a word: it is broken itself.
  if (compound) return words.count(left) === 0;
  const bothWords = words.count(left) > 0 && words.count(right) > 0;
  if (bothWords && (isUsuallyHyphened(left, words) || areApart(left, right, words))) return false;
  return hyphenates || !(bothWords || breaks >= ENOUGH_BROKEN);
}

function isUsuallyHyphened(left: string, words: BookWords): boolean {
  const partners = words.partnersOf(left);
  return partners >= USUAL_PARTNERS && partners > words.solidPartnersOf(left);
}

/**
 * Whether two words of the book would be joined by a hyphen only, as in `floating-point`: the book uses both, and has no word
 * that begins with the first and goes on with another, as `when` does in `whenever`. Of 2 271 words that sixteen manuals
 * have both whole and broken, this would be wrong about 12.
 */
function areApart(left: string, right: string, words: BookWords): boolean {
  if (Math.min(left.length, right.length) < SHORTEST_PART) return false;
  if (Math.min(words.count(left), words.count(right)) < USUAL_WORD) return false;
  return words.solidPartnersOf(left, SHORTEST_PART) === 0;
}

function withHyphen(line: Line, softHyphen: boolean | undefined): Line {
  return softHyphen === undefined ? line : changedLine(line, { softHyphen });
}
