import { foldNearDuplicates } from './near-duplicates.js';
import type { Distinct } from './near-duplicates.js';
import { joinPassages } from './passages.js';
import type { JoinedPassage } from './passages.js';
import type { Position } from './cursor.js';
import type { SearchRequest } from './search-request.js';
import type { TextSource } from './search-source.js';
import type { FoundChunk } from './search.repository.js';

/** A chunk that was found, and how well it answers. */
export interface RankedChunk {
  readonly chunk: FoundChunk;
  readonly score: number;
}

/** A passage around a chunk that was found. */
export interface ListedPassage<R extends RankedChunk> {
  readonly passage: JoinedPassage<FoundChunk>;
  readonly best: R;
  /** Chunks of its document that say the same; counted for requests that want an explanation. */
  readonly copies: number;
}

export interface ListRequest extends Pick<SearchRequest, 'limit' | 'minScore' | 'explain'> {
  /** Where the page before ended. */
  readonly after: Position | null;
}

/** So many chunks are looked at per place on the page, as neighbours fold into one passage. */
const CHUNKS_A_PLACE = 3;

/**
 * The passages of a page of results, best first, and at least one more if there are more. Chunks that rank far below the
 * page are not looked at: to compare them with each other takes longer than the rest.
 *
 * @param ranked Best first.
 */
export async function listPassages<R extends RankedChunk>(
  ranked: readonly R[],
  texts: TextSource,
  { limit, minScore = 0, explain = false, after }: ListRequest,
): Promise<ListedPassage<R>[]> {
  const chunks = ranked.map(({ chunk }) => chunk);
  const byId = new Map(ranked.map((one) => [one.chunk.chunkId, one]));
  const scoreOf = (chunkId: string) => byId.get(chunkId)?.score ?? 0;
  const shown = ((after?.rank ?? 0) + limit + 1) * CHUNKS_A_PLACE;
  const first = foldNearDuplicates(chunks, explain ? Infinity : shown);
  const beside = await texts.around(first.slice(0, shown).map(({ chunk }) => chunk));
  const around = [...beside, ...chunks];
  const list = (distinct: readonly Distinct[]): ListedPassage<R>[] => {
    const copies = new Map(distinct.map((one) => [one.chunk.chunkId, one.copies]));
    const best = distinct.map(({ chunk }) => chunk);
    return joinPassages(best, around, scoreOf)
      .map((passage) => {
        const { chunkId } = passage.best;
        return { passage, best: byId.get(chunkId)!, copies: copies.get(chunkId)! };
      })
      .filter(({ best: one }) => one.score >= minScore && isAfter(one, after));
  };
  const listed = list(first);
  const isWhole = explain || first.length < shown;
  return isWhole || listed.length > limit ? listed : list(foldNearDuplicates(chunks));
}

function isAfter({ chunk: { chunkId }, score }: RankedChunk, after: Position | null): boolean {
  if (after === null) return true;
  // The first page may come from the database and this one from memory, whose cosines differ in the seventh digit.
  if (chunkId === after.chunkId) return false;
  return score < after.score || (score === after.score && chunkId > after.chunkId);
}
