import type { Line, Page } from '../../book/page.js';

const PIECE = String.raw`[\p{L}\p{M}\p{N}]+`;
/** Words, including the hyphens inside them. */
const WORDS = new RegExp(`${PIECE}(?:[-\u2010]${PIECE})*`, 'gu');
const HYPHENS = /[-\u2010]/u;
/** The word before the hyphen at a line end, and the word at the start of the next line. */
const BEFORE_HYPHEN = new RegExp(`(${PIECE}(?:[-\u2010]${PIECE})*)[-\u2010]$`, 'u');
const AFTER_HYPHEN = new RegExp(`^${PIECE}(?:[-\u2010]${PIECE})*`, 'u');

/** A word that begins at the end of one line, with a hyphen, and continues on the next line. */
export interface BrokenWord {
  /** The parts next to the break, as printed: `the` and `art` of `state-of-the-` and `art`. */
  readonly left: string;
  readonly right: string;
  /** The word has further hyphens besides the one at the line end. */
  readonly compound: boolean;
}

/** The word that is broken at the end of `above`, or null if no word continues in `below`. */
export function brokenWord(above: string, below: string): BrokenWord | null {
  const before = BEFORE_HYPHEN.exec(above.trimEnd())?.[1]?.split(HYPHENS);
  const after = AFTER_HYPHEN.exec(below.trimStart())?.[0].split(HYPHENS);
  const left = before?.at(-1);
  const right = after?.[0];
  if (!before || !after || left === undefined || right === undefined) return null;
  return { left, right, compound: before.length > 1 || after.length > 1 };
}

/** Counts the words that are printed whole on a line of the book, and the pairs joined by a hyphen. Ignores case. */
export class BookWords {
  private readonly pieces = new Map<string, number>();
  private readonly pairs = new Map<string, number>();
  private readonly partners = new Map<string, number>();
  private readonly solid = new Map<string, number>();

  constructor(pages: readonly Page[]) {
    for (const { lines } of pages) {
      let broken = false;
      for (const line of lines) {
        this.add(line, broken);
        broken = HYPHENS.test(line.text.at(-1) ?? '');
      }
    }
  }

  /** How often the word occurs, alone or as part of a hyphenated word. */
  count(word: string): number {
    return this.pieces.get(word.toLowerCase()) ?? 0;
  }

  /** How often the two occur joined by a hyphen. */
  countPair(left: string, right: string): number {
    return this.pairs.get(pair(left.toLowerCase(), right.toLowerCase())) ?? 0;
  }

  /** How many different words follow `left` and a hyphen. */
  partnersOf(left: string): number {
    return this.partners.get(left.toLowerCase()) ?? 0;
  }

  /** How many different words of the book, of at least so many letters, follow `left` without a hyphen. */
  solidPartnersOf(left: string, least = 0): number {
    const start = left.toLowerCase();
    const key = `${least} ${start}`;
    const known = this.solid.get(key);
    if (known !== undefined) return known;
    let count = 0;
    for (const word of this.pieces.keys()) {
      const rest = word.startsWith(start) ? word.slice(start.length) : null;
      if (rest !== null && rest.length >= least && this.pieces.has(rest)) count++;
    }
    this.solid.set(key, count);
    return count;
  }

  private add(line: Line, broken: boolean): void {
    const words = line.text.toLowerCase().match(WORDS) ?? [];
    // The parts of a broken word are not words.
    const from = broken ? 1 : 0;
    const to = HYPHENS.test(line.text.at(-1) ?? '') ? words.length - 1 : words.length;
    for (let i = from; i < to; i++) this.addWord(words[i] ?? '');
  }

  private addWord(word: string): void {
    if (!HYPHENS.test(word)) {
      this.pieces.set(word, (this.pieces.get(word) ?? 0) + 1);
      return;
    }
    const parts = word.split(HYPHENS);
    parts.forEach((right, i) => {
      this.pieces.set(right, (this.pieces.get(right) ?? 0) + 1);
      const left = parts[i - 1];
      if (left === undefined) return;
      const both = pair(left, right);
      const known = this.pairs.get(both) ?? 0;
      this.pairs.set(both, known + 1);
      if (known === 0) this.partners.set(left, (this.partners.get(left) ?? 0) + 1);
    });
  }
}

function pair(left: string, right: string): string {
  return `${left}-${right}`;
}
