import type { VectorRow } from './library.js';

/** One way to write vectors; opened on its own connections and closed by the benchmark. */
export interface Strategy {
  readonly name: string;
  /** Fewer where writing all would take minutes; rates are per row. */
  readonly rows: number;
  /** Whether it can also write over what is there. */
  readonly updates: boolean;
  write(rows: readonly VectorRow[]): Promise<void>;
}

export function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
