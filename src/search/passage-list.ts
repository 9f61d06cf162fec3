import { foldNearDuplicates } from './near-duplicates.js';
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
  /** Of the best chunk. */
  readonly score: number;
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
  let around: readonly FoundChunk[] | null = null;
  for (let most = explain ? Infinity : shown; ; most = Infinity) {
    const distinct = foldNearDuplicates(chunks, most);
    const best = distinct.map(({ chunk }) => chunk);
    around ??= [...(await texts.around(best.slice(0, shown))), ...chunks];
    const passages = joinPassages(best, around, scoreOf).filter(
      ({ best: { chunkId } }) => scoreOf(chunkId) >= minScore && isAfter(chunkId, scoreOf(chunkId), after),
    );
    if (passages.length <= limit && distinct.length >= most) continue;
    const copies = new Map(distinct.map((one) => [one.chunk.chunkId, one.copies]));
    return passages.map((passage) => {
      const { chunkId } = passage.best;
      const one = byId.get(chunkId)!;
      return { passage, best: one, score: one.score, copies: copies.get(chunkId)! };
    });
  }
}

function isAfter(chunkId: string, score: number, after: Position | null): boolean {
  if (after === null) return true;
  // The first page may come from the database and this one from memory, whose cosines differ in the seventh digit.
  if (chunkId === after.chunkId) return false;
  return score < after.score || (score === after.score && chunkId > after.chunkId);
}
