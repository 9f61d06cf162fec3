/**
 * Letters of a quotation beside those of a text, in order. Each pair has the index of a letter on both sides; -1 means
 * that the side has no such letter.
 */
export interface Alignment {
  /** The stretch of the text: `from` included, `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** Letters that were replaced, added or left out (Levenshtein distance). */
  readonly edits: number;
  readonly pairs: readonly (readonly [quote: number, text: number])[];
}

/** A stretch of a text that is the quotation, or nearly. */
export interface Match extends Alignment {
  /** Share of the letters of the quotation that the text has at their place, 0 to 1. */
  readonly similarity: number;
}

const SAME = 0;
const ADDED = 1;
const LEFT_OUT = 2;

/**
 * The stretch of a text that differs least from a quotation (Sellers, "The theory and computation of evolutionary
 * distances", 1980). The whole quotation counts; the text may begin and end anywhere.
 *
 * It takes time and memory in proportion to the product of both lengths.
 */
export function alignLetters(quote: string, text: string): Alignment {
  const width = text.length + 1;
  const moves = new Uint8Array((quote.length + 1) * width);
  let above = new Uint32Array(width);
  let here = new Uint32Array(width);
  for (let q = 1; q <= quote.length; q++) {
    here[0] = q;
    moves[q * width] = LEFT_OUT;
    const letter = quote.charCodeAt(q - 1);
    for (let t = 1; t <= text.length; t++) {
      const replaced = above[t - 1]! + (text.charCodeAt(t - 1) === letter ? 0 : 1);
      const leftOut = above[t]! + 1;
      const added = here[t - 1]! + 1;
      const least = Math.min(replaced, leftOut, added);
      here[t] = least;
      moves[q * width + t] = least === replaced ? SAME : least === leftOut ? LEFT_OUT : ADDED;
    }
    [above, here] = [here, above];
  }
  let to = 0;
  for (let t = 1; t <= text.length; t++) if (above[t]! < above[to]!) to = t;
  return { ...walkBack(moves, width, quote.length, to), to, edits: above[to]! };
}

function walkBack(
  moves: Uint8Array,
  width: number,
  quoteLength: number,
  to: number,
): Pick<Alignment, 'from' | 'pairs'> {
  const pairs: (readonly [number, number])[] = [];
  let q = quoteLength;
  let t = to;
  while (q > 0) {
    const move = moves[q * width + t];
    if (move === LEFT_OUT) pairs.push([--q, -1]);
    else if (move === ADDED) pairs.push([-1, --t]);
    else pairs.push([--q, --t]);
  }
  return { from: t, pairs: pairs.reverse() };
}
