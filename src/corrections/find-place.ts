import type { CorrectionPlace } from './correction.js';

/** A chunk or a section among which the place of a correction is looked for. */
export interface Candidate {
  /** Of the text of the chunk; null for a section. */
  readonly contentHash: string | null;
  readonly sectionPath: readonly string[];
  readonly order: number;
}

/**
 * Finds what a correction was made to in a book that was read again.
 *
 * The same text in the same section is it; of several, the one nearest to the former position in reading order. In
 * another section it is taken only if the book has the text once, now as before: then it has moved.
 *
 * @param candidates All chunks of the book, or all sections.
 * @returns Null when it is not there.
 */
export function findPlace<T extends Candidate>(candidates: readonly T[], place: CorrectionPlace): T | null {
  const title = place.sectionPath.at(-1);
  const twins = candidates.filter((one) =>
    place.contentHash === null ? one.sectionPath.at(-1) === title : one.contentHash === place.contentHash,
  );
  const here = twins.filter(({ sectionPath }) => isSame(sectionPath, place.sectionPath));
  const distance = ({ order }: Candidate) => Math.abs(order - place.order);
  if (here.length > 0) return here.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  return twins.length === 1 && place.twins === 1 ? twins[0]! : null;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((title, i) => title === other[i]);
}
