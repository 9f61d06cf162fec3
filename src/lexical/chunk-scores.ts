import { eachPosting } from './posting-list.js';

/** The chunks of live books that have a term. */
export interface TermLists {
  readonly term: string;
  /** For each book: its identifier (16 bytes), the length of its list (4 bytes), and the list. */
  readonly lists: Buffer;
}

/** A chunk by its place in a book. */
export interface PlacedScore {
  readonly documentId: string;
  readonly ordinal: number;
  readonly score: number;
}

/** What one occurrence adds to the score of a chunk; both in steps (`chunk-terms.ts`). */
type Gain = (frequency: number, length: number) => number;

const ID_BYTES = 16;
const SIZE_BYTES = 4;
/** Chunks of a small book. */
const FEW_CHUNKS = 256;
/** Scores are sorted into so many drawers, and only the highest drawers are looked into. */
const DRAWERS = 1024;
/**
 * So many times more chunks than are asked for may share the lowest score. Beyond that, which of them is found is left
 * to chance: a library in which thousands of chunks are the same cannot be ranked.
 */
const MOST_TIES = 10;

/** The scores of many chunks, added up term by term. */
export class ChunkScores {
  /** By identifier without hyphens, then by ordinal; 0 for chunks that have no term. */
  private readonly byBook = new Map<string, Float64Array>();

  add({ lists }: TermLists, gain: Gain): void {
    for (let at = 0; at < lists.length;) {
      const book = lists.toString('hex', at, at + ID_BYTES);
      const from = at + ID_BYTES + SIZE_BYTES;
      at = from + lists.readInt32BE(at + ID_BYTES);
      let scores = this.byBook.get(book) ?? new Float64Array(FEW_CHUNKS);
      eachPosting(lists, from, at, (ordinal, frequency, length) => {
        if (ordinal >= scores.length) scores = longer(scores, ordinal + 1);
        scores[ordinal]! += gain(frequency, length);
      });
      this.byBook.set(book, scores);
    }
  }

  /** 0 if it has none of the terms; null if no chunk of its book has any. */
  of(documentId: string, ordinal: number): number | null {
    const scores = this.byBook.get(withoutHyphens(documentId));
    return scores ? (scores[ordinal] ?? 0) : null;
  }

  /** Forgets all chunks but these. */
  keep(places: readonly { readonly documentId: string; readonly ordinals: readonly number[] }[]): void {
    const before = new Map(this.byBook);
    this.byBook.clear();
    for (const { documentId, ordinals } of places) {
      const book = withoutHyphens(documentId);
      const scores = before.get(book);
      if (!scores) continue;
      const kept = new Float64Array(scores.length);
      for (const ordinal of ordinals) if (ordinal < kept.length) kept[ordinal] = scores[ordinal]!;
      this.byBook.set(book, kept);
    }
  }

  /**
   * The chunks with the highest scores, best first; those of equal scores by book and ordinal.
   *
   * @returns At least `count`, if there are so many: all that share the lowest score, up to `MOST_TIES` times `count`.
   */
  best(count: number): PlacedScore[] {
    const lowest = this.lowestOf(count);
    const ids = new Map([...this.byBook.keys()].map((book) => [book, withHyphens(book)]));
    const found: PlacedScore[] = [];
    this.eachScore((score, book, ordinal) => {
      if (score >= lowest) found.push({ documentId: ids.get(book)!, ordinal, score });
    });
    found.sort((a, b) => b.score - a.score || compare(a.documentId, b.documentId) || a.ordinal - b.ordinal);
    const least = found[count - 1]?.score ?? 0;
    const end = found.findIndex(({ score }) => score < least);
    return found.slice(0, Math.min(end < 0 ? found.length : end, count * MOST_TIES));
  }

  /** A score that at least `count` chunks reach, and few more. */
  private lowestOf(count: number): number {
    let highest = 0;
    this.eachScore((score) => {
      if (score > highest) highest = score;
    });
    const drawers = new Uint32Array(DRAWERS + 1);
    this.eachScore((score) => {
      drawers[Math.floor((score / highest) * DRAWERS)]! += 1;
    });
    let reached = 0;
    for (let drawer = DRAWERS; drawer > 0; drawer -= 1) {
      reached += drawers[drawer]!;
      // The drawer below is taken too, as rounding may put a score on either side.
      if (reached >= count) return ((drawer - 1) / DRAWERS) * highest;
    }
    return 0;
  }

  private eachScore(take: (score: number, book: string, ordinal: number) => void): void {
    for (const [book, scores] of this.byBook) {
      // An iterator would take ten times as long: there is a place for every chunk of these books.
      for (let ordinal = 0; ordinal < scores.length; ordinal += 1) {
        const score = scores[ordinal]!;
        if (score > 0) take(score, book, ordinal);
      }
    }
  }
}

function longer(scores: Float64Array, least: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.max(least, 2 * scores.length));
  grown.set(scores);
  return grown;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function withoutHyphens(id: string): string {
  return id.replaceAll('-', '');
}

function withHyphens(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
