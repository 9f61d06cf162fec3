/** A chunk as a passage needs it. */
export interface Piece {
  readonly chunkId: string;
  readonly documentId: string;
  readonly sectionId: string | null;
  /** Position in the reading order of its document, from 0. */
  readonly ordinal: number;
  readonly text: string;
}

/** Neighbouring chunks of one section, in reading order. */
export interface JoinedPassage<P extends Piece> {
  /** The chunk that was found. */
  readonly best: P;
  readonly pieces: readonly P[];
}

/**
 * Characters of a passage. People judge an answer by a paragraph or two, and results compete in characters: five chunks
 * of 350 characters find less than five passages of 1000.
 */
export const PASSAGE_LENGTH = 1000;
/** A passage that ends with "as follows:" takes one more chunk, up to this length. */
const WITH_WHAT_FOLLOWS = 1600;

/**
 * Joins each found chunk with its neighbours of the same section. A chunk is in one passage only, that of the best chunk,
 * so neighbours do not fill the places of other answers.
 *
 * @param ranked Found chunks, best first.
 * @param around Chunks beside them, in any order; found ones among them do no harm.
 * @param scoreOf Of any of these chunks; 0 for those that were not found.
 */
export function joinPassages<P extends Piece>(
  ranked: readonly P[],
  around: readonly P[],
  scoreOf: (chunkId: string) => number,
): JoinedPassage<P>[] {
  const at = new Map([...around, ...ranked].map((piece) => [placeOf(piece, 0), piece]));
  const taken = new Set<string>();
  const passages: JoinedPassage<P>[] = [];
  for (const best of ranked) {
    if (taken.has(best.chunkId)) continue;
    taken.add(best.chunkId);
    const pieces = [best];
    let length = best.text.length;
    const free = (from: P, step: number, most: number): P | null => {
      const piece = at.get(placeOf(from, step));
      const fits = piece && piece.sectionId === best.sectionId && !taken.has(piece.chunkId);
      return fits && length + piece.text.length < most ? piece : null;
    };
    const take = (piece: P): void => {
      taken.add(piece.chunkId);
      length += piece.text.length + 1;
      if (piece.ordinal < pieces[0]!.ordinal) pieces.unshift(piece);
      else pieces.push(piece);
    };
    for (;;) {
      const before = free(pieces[0]!, -1, PASSAGE_LENGTH);
      const after = free(pieces.at(-1)!, 1, PASSAGE_LENGTH);
      if (before && after) take(scoreOf(before.chunkId) > scoreOf(after.chunkId) ? before : after);
      else if (before ?? after) take((before ?? after)!);
      else break;
    }
    const follows = pieces.at(-1)!.text.trimEnd().endsWith(':') && free(pieces.at(-1)!, 1, WITH_WHAT_FOLLOWS);
    if (follows) take(follows);
    passages.push({ best, pieces });
  }
  return passages;
}

/** A chunk outside all sections has no neighbours. */
function placeOf({ documentId, sectionId, ordinal, chunkId }: Piece, step: number): string {
  return sectionId === null && step !== 0 ? `none ${chunkId}` : `${documentId} ${ordinal + step}`;
}
