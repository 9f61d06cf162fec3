import type { Alignment } from './align-letters.js';
import { beginsWord } from './letters.js';
import type { Letters } from './letters.js';

type Pairs = Alignment['pairs'];
/** Position of a side in a pair. */
type Side = 0 | 1;

/**
 * Lets letters that only one side has begin with a word where that makes no other difference: of "is always" beside
 * "is", `always` is added, and not the `salway` that leaves an `s` on either side. An alignment has its gaps as early as
 * possible, so they only move on.
 */
export function settleGaps(pairs: Pairs, quote: Letters, book: Letters): Pairs {
  const settled = [...pairs];
  const sides = [quote, book] as const;
  for (let from = 0; from < settled.length; from++) {
    const side = sideOfGap(settled[from]!);
    // A gap that has moved on may now go on in this one.
    if (side === null || (from > 0 && sideOfGap(settled[from - 1]!) === side)) continue;
    let to = from + 1;
    while (to < settled.length && sideOfGap(settled[to]!) === side) to += 1;
    from = moveOn(settled, from, to, side, sides) - 1;
  }
  return settled;
}

/** Moves the gap from `from` to before `to` until it begins with a word. @returns The end of the gap. */
function moveOn(
  pairs: (readonly [number, number])[],
  from: number,
  to: number,
  side: Side,
  sides: readonly [Letters, Letters],
): number {
  const other = side === 0 ? 1 : 0;
  const first = pairs[from]![side];
  let by = 0;
  while (!beginsWord(sides[side], first + by)) {
    const next = pairs[to + by];
    if (!next || next[0] < 0 || next[1] < 0) return to;
    if (sides[side].text[first + by] !== sides[other].text[next[other]]) return to;
    by += 1;
  }
  const matched = pairs.slice(to, to + by).map((pair) => pair[other]);
  const moved = Array.from({ length: to - from + by }, (_, i): readonly [number, number] => {
    const own = first + i;
    const partner = matched[i] ?? -1;
    return side === 0 ? [own, partner] : [partner, own];
  });
  pairs.splice(from, moved.length, ...moved);
  return to + by;
}

function sideOfGap([quote, book]: readonly [number, number]): Side | null {
  if (quote >= 0 && book >= 0) return null;
  return quote >= 0 ? 0 : 1;
}
