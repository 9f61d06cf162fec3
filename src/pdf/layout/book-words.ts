import type { Line, Page } from '../../book/page.js';

const PIECE = String.raw`[\p{L}\p{M}\p{N}]+`;
/** Words with the hyphens inside them. */
const WORDS = new RegExp(`${PIECE}(?:[-\u2010]${PIECE})*`, 'gu');
const HYPHENS = /[-\u2010]/u;
/** What stands before the hyphen at a line end, and what stands after it on the next line. */
const BEFORE_HYPHEN = new RegExp(`(${PIECE}(?:[-\u2010]${PIECE})*)[-\u2010]$`, 'u');
const AFTER_HYPHEN = new RegExp(`^${PIECE}(?:[-\u2010]${PIECE})*`, 'u');

/** A word of which one line holds the beginning with a hyphen and the next one the rest. */
export interface BrokenWord {
  /** Next to the break, as printed: `the` and `art` of `state-of-the-` and `art`. */
  readonly left: string;
  readonly right: string;
  /** The word has more hyphens than the one at the line end. */
  readonly compound: boolean;
}

/** The word that `above` breaks at its end, or null where no word goes on over the hyphen. */
export function brokenWord(above: string, below: string): BrokenWord | null {
  const before = BEFORE_HYPHEN.exec(above.trimEnd())?.[1]?.split(HYPHENS);
  const after = AFTER_HYPHEN.exec(below.trimStart())?.[0].split(HYPHENS);
  const left = before?.at(-1);
  const right = after?.[0];
  if (!before || !after || left === undefined || right === undefined) return null;
  return { left, right, compound: before.length > 1 || after.length > 1 };
}

/** The words that stand whole on a line of the book, and which of them are joined by a hyphen. Case does not count. */
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

  /** How often the word stands by itself or as part of a word with hyphens. */
  count(word: string): number {
    return this.pieces.get(word.toLowerCase()) ?? 0;
  }

  /** How often the two stand with a hyphen between them. */
  countPair(left: string, right: string): number {
    return this.pairs.get(pair(left.toLowerCase(), right.toLowerCase())) ?? 0;
  }

  /** How many different words follow `left` and a hyphen. */
  partnersOf(left: string): number {
    return this.partners.get(left.toLowerCase()) ?? 0;
  }

  /** How many different words of the book follow `left` without a hyphen. */
  solidPartnersOf(left: string): number {
    const start = left.toLowerCase();
    const known = this.solid.get(start);
    if (known !== undefined) return known;
    let count = 0;
    for (const word of this.pieces.keys()) {
      if (word.startsWith(start) && this.pieces.has(word.slice(start.length))) count++;
    }
    this.solid.set(start, count);
    return count;
  }

  private add(line: Line, broken: boolean): void {
    const words = line.text.toLowerCase().match(WORDS) ?? [];
    // The parts of a broken word are no words.
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
