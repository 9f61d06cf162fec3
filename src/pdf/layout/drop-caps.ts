import type { LineGroup } from './line-groups.js';
import type { Segment } from './segments.js';

/** A drop cap has one or two characters, perhaps with a quotation mark. */
const MOST_CHARACTERS = 2;
/** It is at least this many times as large as the text beside it. */
const LARGER = 1.8;
/** In font sizes of the text: the lines beside it begin this close to it. */
const BESIDE = 1.5;
/** In font sizes of the cap, above its baseline: the baseline of the first line beside it. */
const FIRST_LINE = { least: 0.2, most: 0.85 } as const;
const FEWEST_LINES = 2;
/** In characters: shorter lines are the limits of a sum and the like. */
const LEAST_LENGTH = 12;

/** Letters that are several lines high and may begin the text beside them. */
export function dropCapsIn(segments: readonly Segment[]): Segment[] {
  const smallest = segments.reduce((least, { size }) => Math.min(least, size), Infinity);
  return segments.filter(({ from, to, size }) => to - from <= MOST_CHARACTERS && smallest * LARGER <= size);
}

/**
 * The line that a cap begins, which is the first of those beside it.
 *
 * @param groups Lines from top to bottom, without the cap.
 */
export function lineBehind(cap: Segment, groups: readonly LineGroup[]): LineGroup | null {
  const beside = groups.filter(
    ({ y, left, size, segments }) =>
      size * LARGER <= cap.size &&
      segments.reduce((length, { from, to }) => length + to - from, 0) >= LEAST_LENGTH &&
      left >= cap.right - size / 2 &&
      left - cap.right <= BESIDE * size &&
      y >= cap.y - size / 2 &&
      y - cap.y <= FIRST_LINE.most * cap.size,
  );
  const [first] = beside;
  if (!first || beside.length < FEWEST_LINES) return null;
  return first.y - cap.y >= FIRST_LINE.least * cap.size ? first : null;
}
