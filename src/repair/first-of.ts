/** So many are enough to know what it is about. */
const SHOWN = 3;

/** The first of several names, as a part of a sentence. */
export function firstOf(names: readonly string[]): string {
  return `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ', …' : ''}`;
}
