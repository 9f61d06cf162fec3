/** The code points of some characters, in their order. */
export function codesOf(characters: string): number[] {
  return Array.from(characters, (character) => character.codePointAt(0) ?? 0);
}
