import type { TokenCounter } from '../chunk.js';

/** A stretch of a text from `from` (included) to `to` (excluded), in characters. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Abbreviations and initials, whose dot does not end a sentence. */
const NOT_AN_END =
  /(?:\b(?:e\.g|i\.e|etc|cf|vs|fig|figs|eq|sec|no|vol|ch|pp?|al|dr|mr|mrs|st|approx|resp)|\b\p{Lu})\.$/iu;
// In scripts without capitals (\p{Lo}) a sentence begins with any letter; in scripts without spaces, directly.
const SENTENCE_GAP =
  /[.!?؟۔।॥]["'”’)\]]*(\s+)(?=["'“‘([]*[\p{Lu}\p{Lo}\p{N}>])|[。！？][」』）”’]*(\s*)(?=\S)/gu;
/** A row without a first cell goes on with the entry of the row above. */
const ENTRY_GAP = /\n+(?!\| )/g;
const ROW_GAP = /\n+/g;
const WORD_GAP = /\s+/g;

type Cut = (text: string) => Stretch[];

/** Places to cut a text, the best one first. */
const CUTS: readonly Cut[] = [
  entries,
  (text) => between(text, ROW_GAP),
  sentences,
  (text) => between(text, WORD_GAP),
  halves,
];

/**
 * Cuts a text into stretches of at most `limit` tokens: between entries of a table, else between rows, else between
 * sentences, else between words. Cuts inside a word only when that word alone is too long.
 *
 * @returns Stretches in order. They contain every character except the white space between them.
 */
export function splitText(text: string, limit: number, count: TokenCounter): Stretch[] {
  return split(text, 0, limit, count, 0);
}

/** Entries of a table or of other rows, in order. */
export function entries(text: string): Stretch[] {
  return between(text, ENTRY_GAP);
}

/** Sentences of a text, in order. */
export function sentences(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE_GAP)) {
    const gap = match[1] ?? match[2] ?? '';
    const to = match.index + match[0].length - gap.length;
    if (NOT_AN_END.test(text.slice(Math.max(from, to - 12), to))) continue;
    found.push({ from, to });
    from = to + gap.length;
  }
  if (from < text.length) found.push({ from, to: text.length });
  return found;
}

function split(text: string, offset: number, limit: number, count: TokenCounter, level: number): Stretch[] {
  const cut = CUTS[level];
  if (!cut || count(text) <= limit) return [{ from: offset, to: offset + text.length }];
  const packed: Stretch[] = [];
  let open: Stretch | null = null;
  for (const part of cut(text)) {
    const joined: Stretch = { from: open?.from ?? part.from, to: part.to };
    if (open && cut !== halves && count(text.slice(joined.from, joined.to)) <= limit) {
      open = joined;
      continue;
    }
    if (open) packed.push(shift(open, offset));
    const own = text.slice(part.from, part.to);
    open = count(own) <= limit ? part : null;
    if (open) continue;
    // Halving continues until a part fits or is a single character.
    const deeper = cut === halves && own.length < text.length ? level : level + 1;
    packed.push(...split(own, offset + part.from, limit, count, deeper));
  }
  if (open) packed.push(shift(open, offset));
  return packed;
}

function shift({ from, to }: Stretch, offset: number): Stretch {
  return { from: from + offset, to: to + offset };
}

function between(text: string, gap: RegExp): Stretch[] {
  const parts: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(gap)) {
    if (match.index > from) parts.push({ from, to: match.index });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ from, to: text.length });
  return parts;
}

function halves(text: string): Stretch[] {
  let middle = text.length >> 1;
  // Never cuts between the two halves of a surrogate pair.
  if (/[\udc00-\udfff]/.test(text.charAt(middle))) middle++;
  if (middle === 0 || middle >= text.length) return [{ from: 0, to: text.length }];
  return [
    { from: 0, to: middle },
    { from: middle, to: text.length },
  ];
}
