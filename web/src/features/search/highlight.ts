export interface Stretch {
  /** Unicode code point, from 0. */
  readonly first: number;
  /** Included. */
  readonly last: number;
}

export interface Segment {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Code points of an excerpt, and those of them that may stand before its first mark. */
const EXCERPT_LENGTH = 420;
const LEAD_LENGTH = 80;

/** Cuts a text at its marks. Marks that overlap or lie outside do no harm. */
export function segmentsOf(text: string, marks: readonly Stretch[]): Segment[] {
  return cut(Array.from(text), marks, 0);
}

/** The part of a text around its first mark. */
export function excerptOf(text: string, marks: readonly Stretch[]): Segment[] {
  const points = Array.from(text);
  if (points.length <= EXCERPT_LENGTH) return cut(points, marks, 0);
  const firstMark = marks[0]?.first ?? 0;
  const from =
    firstMark + LEAD_LENGTH < EXCERPT_LENGTH
      ? 0
      : Math.min(startOfWord(points, firstMark - LEAD_LENGTH), points.length - EXCERPT_LENGTH);
  const to = Math.min(points.length, from + EXCERPT_LENGTH);
  const segments = cut(points.slice(from, to), marks, from);
  if (from > 0) segments.unshift({ text: '…', isMarked: false });
  if (to < points.length) segments.push({ text: '…', isMarked: false });
  return segments;
}

export function isLong(text: string): boolean {
  return Array.from(text).length > EXCERPT_LENGTH;
}

function cut(points: readonly string[], marks: readonly Stretch[], offset: number): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean) => {
    if (to > at) segments.push({ text: points.slice(at, to).join(''), isMarked });
    at = Math.max(at, to);
  };
  for (const { first, last } of marks.toSorted((a, b) => a.first - b.first)) {
    add(Math.min(first - offset, points.length), false);
    add(Math.min(last - offset + 1, points.length), true);
  }
  add(points.length, false);
  return segments;
}

function startOfWord(points: readonly string[], at: number): number {
  for (let i = at; i > at - LEAD_LENGTH && i > 0; i -= 1) if (/\s/u.test(points[i - 1]!)) return i;
  return Math.max(0, at);
}
