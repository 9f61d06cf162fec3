import type { VectorRow } from './library.js';

/** One way to write vectors; opened on connections of its own and closed by the benchmark. */
export interface Strategy {
  readonly name: string;
  /** Fewer rows if writing all would take minutes; rates are per row. */
  readonly rows: number;
  /** Whether it can also update existing rows. */
  readonly updates: boolean;
  write(rows: readonly VectorRow[]): Promise<void>;
}

export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
