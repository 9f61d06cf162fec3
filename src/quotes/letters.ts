/**
 * A text without everything in which a quotation may differ and still be the same: white space and line ends, hyphens
 * and dashes, quotation marks, bullets and bars between cells, ligatures, and upper and lower case.
 */
export interface Letters {
  /** In lower case and decomposed (NFKD): `ﬁ` is `fi`. */
  readonly text: string;
  /** The same in the case of the source; as long as `text`. */
  readonly cased: string;
  /** For each UTF-16 unit of `text`, the character of the source: in code points from 0. */
  readonly at: Uint32Array;
  /** The code points of the source. */
  readonly source: readonly string[];
}

/**
 * Characters without a say. `\p{C}` has control and format characters, such as the soft hyphen, and what symbol fonts
 * show as bullets.
 */
const IGNORED = /[\s\p{Z}\p{C}\p{Pd}\u2212"'`\u00b4\p{Pi}\p{Pf}\u201a\u201e|\u2022\u25aa\u25e6\u2023\u00b7]/u;

/** What each character contributes. Books repeat a few hundred characters. */
const known = new Map<string, string>();
/** Nobody's book has so many different characters; a hostile one must not fill the memory. */
const MOST_KNOWN = 20_000;

export function lettersOf(text: string): Letters {
  const source = Array.from(text);
  const cased: string[] = [];
  const at: number[] = [];
  source.forEach((character, position) => {
    const own = contributionOf(character);
    for (let i = 0; i < own.length; i++) at.push(position);
    if (own !== '') cased.push(own);
  });
  const joined = cased.join('');
  return { text: lowerCase(joined), cased: joined, at: Uint32Array.from(at), source };
}

/** A stretch of the source, from the first of its letters (included) to the last (excluded), as one line. */
export function sourceBetween({ source, at }: Letters, from: number, to: number): string {
  if (from >= to) return '';
  return source
    .slice(at[from], at[to - 1]! + 1)
    .join('')
    .replace(/\s+/gu, ' ');
}

/** Whether the letter at this place is the first one after a space of the source. */
export function beginsWord({ at, source }: Letters, place: number): boolean {
  if (place <= 0 || place >= at.length) return true;
  for (let i = at[place - 1]! + 1; i < at[place]!; i++) if (/\s/u.test(source[i]!)) return true;
  return false;
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
