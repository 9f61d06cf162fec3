import type { PageMark } from './block.js';

/** Addresses tell a search nothing and cost dozens of tokens; brackets around one go with it. */
const WEB_ADDRESS = /[<(]?\b(?:(?:https?|ftp): ?\/\/ ?|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]][>)]?/g;
/** An address that the end of a line may have cut: it ends in a sign that stands between two parts of one. */
const CUT_ADDRESS =
  /\b(?:https?|ftp):(?:\/|\/\/ ?(?:[^\s<>"')\]]*[./_=&?#%~-])?)?$|\bwww\.(?:[^\s<>"')\]]*[./_=&?#%~-])?$/;
/** How the rest of an address looks on the next line: a first word with a slash, or a dot within it. */
const REST_OF_ADDRESS = /^[\w~%#?=&.-]*(?:\/|\.\w)[\w~%#?=&./-]*/;
/** The mark that ends the sentence stays, without the space that stood before the address. */
const CLOSES = /^(?:[.,;:!?)\]]|\s|$)/;

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly PageMark[];
}

/** Does an address at the end of `text` go on in `next`? */
export function goesOnAsAddress(text: string, next: string): boolean {
  return CUT_ADDRESS.test(text) && REST_OF_ADDRESS.test(next);
}

/** Removes web addresses; marks move with the text that is left. */
export function withoutAddresses({ text, marks }: MarkedText): MarkedText {
  let kept = '';
  let from = 0;
  const moved = marks.map((mark) => ({ ...mark }));
  const keep = (to: number): void => {
    for (const [i, { offset }] of marks.entries()) {
      const mark = moved[i];
      if (mark && offset >= from && offset < to) mark.offset = kept.length + offset - from;
    }
    kept += text.slice(from, to);
  };
  for (const match of text.matchAll(WEB_ADDRESS)) {
    const end = match.index + match[0].length;
    keep(match.index);
    if (CLOSES.test(text.slice(end))) kept = kept.replace(/ $/, '');
    for (const [i, { offset }] of marks.entries()) {
      const mark = moved[i];
      if (mark && offset >= match.index && offset < end) mark.offset = kept.length;
    }
    from = end;
  }
  if (from === 0) return { text, marks };
  // Nothing stands before an address that opens the text.
  if (kept === '') from += /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
  keep(text.length);
  return { text: kept, marks: firstOfEach(moved, kept.length) };
}

/** Pages whose text was nothing but an address have gone; the first mark stays at the beginning. */
function firstOfEach(marks: readonly PageMark[], length: number): PageMark[] {
  const left = marks.filter(
    ({ offset }, i) => offset < length && (marks[i + 1]?.offset ?? Infinity) > offset,
  );
  return left.map((mark, i) => (i === 0 ? { ...mark, offset: 0 } : mark));
}
