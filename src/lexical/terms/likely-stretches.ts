/** A part of a text between white space. */
export interface Stretch {
  readonly text: string;
  /** Its position in the text, in UTF-16 units. */
  readonly from: number;
}

/** The beginning of a word that stays when its ending is dropped: `say` becomes `sai`, and `hoping` becomes `hope`. */
const STEM_KEEPS = 3;
const SHORT_STEM_KEEPS = 2;
const SPACE = /\s/u;

/**
 * Finds the stretches of a text that may have one of the terms. Most of a text cannot, and to split it into words and
 * to drop their endings takes a hundred times as long. No word or name holds white space, so that a stretch has the same
 * ones alone as in its text.
 */
export function likelyStretches(terms: ReadonlySet<string>): (text: string) => Iterable<Stretch> {
  const beginnings = new Set([...terms].map(beginningOf));
  // What is not ASCII may become anything when it is folded: `ﬁle` has the term `file`.
  const likely = new RegExp([String.raw`[^\x00-\x7f]`, ...[...beginnings].map(escaped)].join('|'), 'giu');
  return function* stretches(text) {
    likely.lastIndex = 0;
    for (let match = likely.exec(text); match; match = likely.exec(text)) {
      let from = match.index;
      let to = likely.lastIndex;
      while (from > 0 && !SPACE.test(text[from - 1]!)) from -= 1;
      while (to < text.length && !SPACE.test(text[to]!)) to += 1;
      if (from < to) yield { from, text: text.slice(from, to) };
      likely.lastIndex = to;
    }
  };
}

function beginningOf(term: string): string {
  return term.slice(0, term.length > STEM_KEEPS ? STEM_KEEPS : SHORT_STEM_KEEPS);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
