/** How much of the sampled text is set in a font. */
export interface FontUse {
  readonly name: string;
  readonly characters: number;
}

const SLOPE = '(?:ital(?:ic)?|ita?|obl(?:i|ique)?|slant(?:ed)?)?';
/** Suffixes that TeX's drivers add to the name of a font they changed or re-encoded. */
const ADDED = /(?:-identity-[hv]|-(?:slant|extend)_-?\d+)+$/i;
/** `Medi`, `Medium`, `Md` or 500 at the end of a name, after the family. */
const MEDIUM = new RegExp(`^(.+?)(?:[-_, ]?(?:medium|medi)|[-_, ](?:med|md|500))${SLOPE}$`, 'i');
const LIGHTER = new RegExp(
  `^[-_, ]?(?:regular|regu|reg|rg|roman?|book|bk|text|normal|plain|light|ligh|lt|300|400)?[-_, ]?${SLOPE}$`,
  'i',
);

/**
 * Whether a medium face is the bold face of its family in this book. `Medi` is the bold Times in most papers made with
 * TeX, but a book may be set in a medium face throughout. The face counts as bold if a lighter face of the family holds
 * more of the text.
 */
export function isMediumAmongLighter(name: string, fonts: readonly FontUse[]): boolean {
  const family = familyOfMedium(name);
  if (family === null) return false;
  let medium = 0;
  let lighter = 0;
  for (const font of fonts) {
    const plain = font.name.replace(ADDED, '');
    if (familyOfMedium(plain) === family) medium += font.characters;
    else if (plain.toLowerCase().startsWith(family) && LIGHTER.test(plain.slice(family.length))) {
      lighter += font.characters;
    }
  }
  return lighter > medium;
}

function familyOfMedium(name: string): string | null {
  return MEDIUM.exec(name.replace(ADDED, ''))?.[1]?.toLowerCase() ?? null;
}
