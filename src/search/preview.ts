import { codePointLength, codePointSlice } from '../book/code-points.js';
import type { Highlight } from '../lexical/highlights.js';

/** Code points of a preview: about two lines on a page of results. */
const LENGTH = 240;
/** Words before the first match, so that it is read in its sentence. */
const BEFORE = 60;

/** The stretch of a text around most of the words that were asked for, on one line. */
export function previewOf(text: string, highlights: readonly Highlight[]): string {
  const length = codePointLength(text);
  const from = beginning(length, highlights);
  const to = from + LENGTH;
  const shown = codePointSlice(text, from, to).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < length ? '…' : ''}`;
}

function beginning(length: number, highlights: readonly Highlight[]): number {
  if (length <= LENGTH) return 0;
  let best = 0;
  let most = 0;
  for (const { first } of highlights) {
    const from = Math.max(0, first - BEFORE);
    const within = highlights.filter((one) => one.first >= from && one.last < from + LENGTH).length;
    if (within > most) [best, most] = [from, within];
  }
  return best;
}
