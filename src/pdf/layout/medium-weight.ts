/** How much of the sampled text is set in a font. */
export interface FontUse {
  readonly name: string;
  readonly characters: number;
}

const SLOPE = '(?:ital(?:ic)?|ita?|obl(?:i|ique)?|slant(?:ed)?)?';
/** What TeX's drivers add to the name of the font that they changed or re-encoded. */
const ADDED = /(?:-identity-[hv]|-(?:slant|extend)_-?\d+)+$/i;
/** `Medi`, `Medium`, `Md` or 500 at the end of a name; before it the family. */
const MEDIUM = new RegExp(`^(.+?)(?:[-_, ]?(?:medium|medi)|[-_, ](?:med|md|500))${SLOPE}$`, 'i');
const LIGHTER = new RegExp(
  `^[-_, ]?(?:regular|regu|reg|rg|roman?|book|bk|text|normal|plain|light|ligh|lt|300|400)?[-_, ]?${SLOPE}$`,
  'i',
);

/**
 * Is this the bold face of its family in this book? `Medi` is the bold one of the Times in most papers of TeX, yet a
 * book may be set in a medium face all through: it is bold beside a lighter face that holds more of the text.
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
