/**
 * A text without everything in which a quotation may differ and still be the same: white space and line ends, hyphens
 * and dashes, quotation marks, bullets and bars between cells, ligatures, and upper and lower case.
 */
export interface Letters {
  /** In lower case and decomposed (NFKD): `ﬁ` is `fi`. */
  readonly text: string;
  /** The same in the case of the source; as long as `text`. */
  readonly cased: string;
  /** For each UTF-16 unit of `text`, the position of its character in the source, in UTF-16 units. */
  readonly at: Uint32Array;
  readonly source: string;
}

/**
 * Characters without a say. `\p{C}` has control and format characters, such as the soft hyphen, and what symbol fonts
 * show as bullets.
 */
const IGNORED = /[\s\p{Z}\p{C}\p{Pd}\u2212"'`\u00b4\p{Pi}\p{Pf}\u201a\u201e|\u2022\u25aa\u25e6\u2023\u00b7]/u;
const ASCII = 128;
/** By code: whether a character of ASCII counts. */
const COUNTS = Array.from({ length: ASCII }, (_, code) => !IGNORED.test(String.fromCharCode(code)));

/** What each other character contributes. Books repeat a few hundred characters. */
const known = new Map<string, string>();
/** Nobody's book has so many different characters; a hostile one must not fill the memory. */
const MOST_KNOWN = 20_000;

export function lettersOf(source: string): Letters {
  let cased = '';
  const at: number[] = [];
  // Stretches of letters are copied as a whole.
  let begin = 0;
  for (let unit = 0; unit < source.length; unit++) {
    const code = source.charCodeAt(unit);
    if (code < ASCII && COUNTS[code]) {
      at.push(unit);
      continue;
    }
    cased += source.slice(begin, unit);
    begin = unit + 1;
    if (code < ASCII) continue;
    const character = characterAt(source, unit);
    const own = contributionOf(character);
    for (let i = 0; i < own.length; i++) at.push(unit);
    cased += own;
    unit += character.length - 1;
    begin = unit + 1;
  }
  cased += source.slice(begin);
  return { text: lowerCase(cased), cased, at: Uint32Array.from(at), source };
}

/** The whole character that begins at a position of a text. */
export function characterAt(text: string, unit: number): string {
  return String.fromCodePoint(text.codePointAt(unit) ?? 0);
}

/** A stretch of the source, from the first of its letters (included) to the last (excluded), as one line. */
export function sourceBetween({ source, at }: Letters, from: number, to: number): string {
  if (from >= to) return '';
  const last = at[to - 1]!;
  return source.slice(at[from], last + characterAt(source, last).length).replace(/\s+/gu, ' ');
}

/** Whether the letter at this place is the first one after a space of the source. */
export function beginsWord({ at, source }: Letters, place: number): boolean {
  if (place <= 0 || place >= at.length) return true;
  return /\s/u.test(source.slice(at[place - 1], at[place]));
}

function contributionOf(character: string): string {
  const remembered = known.get(character);
  if (remembered !== undefined) return remembered;
  // A decomposed character may bring a space of its own, as the acute accent that stands alone does.
  const own = IGNORED.test(character) ? '' : character.normalize('NFKD').replace(/\s/gu, '');
  if (known.size < MOST_KNOWN) known.set(character, own);
  return own;
}

/** Keeps the length: the few letters that become longer in lower case stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, (letter) => {
    const own = letter.toLowerCase();
    return own.length === letter.length ? own : letter;
  });
}
