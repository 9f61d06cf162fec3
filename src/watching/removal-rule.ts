/** Why books that are gone stay in the library; null: they are hidden. */
export type RemovalsHeld = 'empty' | 'most' | null;

/**
 * Decides whether the library follows when books are gone from a folder.
 *
 * A disk that is not mounted shows an empty folder, and one that is being emptied or moved loses most of its books at
 * once. Nobody wants to lose a library by that, so both wait for a word of a person.
 *
 * @param known   Books that were there at the last look.
 * @param missing Those of them that are gone.
 */
export function removalsHeld(known: number, missing: number): RemovalsHeld {
  if (missing === 0) return null;
  if (missing === known) return 'empty';
  return missing * 2 > known ? 'most' : null;
}
