/** Characters that are narrow or wide in every proportional font. */
export const NARROW: ReadonlySet<number> = codesOf('iljtfI.,:;\'|!()[]{}`"');
export const WIDE: ReadonlySet<number> = codesOf('mwMWQOGDHNUA@%&+=_#$');

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
