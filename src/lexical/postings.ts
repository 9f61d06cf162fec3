import type { ChunkTerms } from './chunk-terms.js';
import { STEP } from './chunk-terms.js';

/** Chunks of one book that have a term: three lists of equal length. See `posting-list.ts` for how they are stored. */
export interface Posting {
  readonly term: string;
  /** Positions of the chunks in reading order, from 0. */
  readonly ordinals: number[];
  /** Weighted frequencies, in steps of `STEP`. */
  readonly frequencies: number[];
  /** Lengths of the chunks in weighted terms, in steps of `STEP`. */
  readonly lengths: number[];
}

/** Turns the terms of chunks into the chunks of terms. */
export class PostingsBuilder {
  private readonly byTerm = new Map<string, Posting>();
  private added = 0;
  private length = 0;

  add(ordinal: number, { frequencies, length }: ChunkTerms): void {
    this.added += 1;
    this.length += length;
    for (const [term, frequency] of frequencies) {
      let posting = this.byTerm.get(term);
      if (!posting) {
        posting = { term, ordinals: [], frequencies: [], lengths: [] };
        this.byTerm.set(term, posting);
      }
      posting.ordinals.push(ordinal);
      posting.frequencies.push(Math.round(frequency / STEP));
      posting.lengths.push(Math.round(length / STEP));
    }
  }

  get chunks(): number {
    return this.added;
  }

  /** Of all chunks together, in weighted terms. */
  get totalLength(): number {
    return this.length;
  }

  /** In the order of the terms, so that several writers lock the same pages in the same order. */
  postings(): Posting[] {
    return [...this.byTerm.values()].toSorted((a, b) => (a.term < b.term ? -1 : 1));
  }
}
