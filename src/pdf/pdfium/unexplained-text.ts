import { codesOf } from '../encodings/codes-of.js';
import { characterAt, TEX_EUROPEAN, TEX_TEXT } from '../encodings/tex-encodings.js';
import { tally } from '../../book/frequency.js';
import type { PageCharacters } from '../layout/page-characters.js';
import { NO_RUN } from '../layout/page-characters.js';

/** The letters that are most frequent in languages with Latin letters. */
const FREQUENT = new Set(codesOf('etaoinsr'));
// In English, German, French, Spanish, Italian, Dutch, Portuguese and Polish these are at least 53 % of the letters;
// in an alphabet that is shifted or shuffled, a third.
const FREQUENT_SHARE = 0.48;
// Fonts of formulas draw few different letters.
const MIN_FREQUENT = 3;
// Of the characters without spaces, in text and listings.
const LETTER_SHARE = 0.6;

// Where the ligatures ff, fi, fl, ffi and ffl are in the two encodings of TeX: the other one has rare accents there.
const LIGATURES = { text: [0x0b, 0x0f], european: [0x1b, 0x1f] } as const;

/** Counts characters whose fonts do not say what they draw, to see whether their codes are right nevertheless. */
export class UnexplainedText {
  private characters = 0;
  private letters = 0;
  private frequent = 0;

  add(code: number): void {
    this.characters++;
    if (!isLetter(code)) return;
    this.letters++;
    if (FREQUENT.has(code | 0x20)) this.frequent++;
  }

  /** Whether the letters are as frequent as in a language. */
  get reads(): boolean {
    return this.letters >= LETTER_SHARE * this.characters && this.frequent >= FREQUENT_SHARE * this.letters;
  }
}

/**
 * Replaces the codes that fonts of TeX made of bitmaps use for ligatures, quotes and dashes. Such fonts have neither a
 * name nor names of characters, but their letters are where ASCII has them, and the ligatures of the page tell the
 * encoding. Fonts of formulas, whose letters are few, stay as they are.
 *
 * @param fonts By run: a font without a name whose letters have various widths, or null.
 */
export function explainTexText(
  { count, codes, runs }: Pick<PageCharacters, 'count' | 'codes' | 'runs'>,
  fonts: readonly (number | null)[],
): void {
  const texts = new Map<number, FontText>();
  for (let i = 0; i < count; i++) {
    const font = fonts[runs[i] ?? NO_RUN] ?? null;
    if (font === null) continue;
    const text = texts.get(font) ?? new FontText();
    texts.set(font, text);
    text.add(i, codes[i] ?? 0);
  }
  const words = [...texts.values()].filter((text) => text.isOfWords);
  const inText = sum(words, LIGATURES.text);
  const inEuropean = sum(words, LIGATURES.european);
  if (inText === inEuropean) return;
  const encoding = inText > inEuropean ? TEX_TEXT : TEX_EUROPEAN;
  for (const { places } of words) for (const i of places) codes[i] = characterAt(encoding, codes[i] ?? 0);
}

/** What a page has of one font. */
class FontText {
  readonly places: number[] = [];
  private readonly counts = new Map<number, number>();

  add(place: number, code: number): void {
    this.places.push(place);
    tally(this.counts, code);
  }

  /** Most characters are letters, and some of them frequent ones. */
  get isOfWords(): boolean {
    let letters = 0;
    for (const [code, count] of this.counts) if (isLetter(code)) letters += count;
    const frequent = [...this.counts.keys()].filter((code) => FREQUENT.has(code | 0x20)).length;
    return frequent >= MIN_FREQUENT && letters >= LETTER_SHARE * this.places.length;
  }

  countBetween([first, last]: readonly [number, number]): number {
    let found = 0;
    for (let code = first; code <= last; code++) found += this.counts.get(code) ?? 0;
    return found;
  }
}

function sum(texts: readonly FontText[], codes: readonly [number, number]): number {
  return texts.reduce((total, text) => total + text.countBetween(codes), 0);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
