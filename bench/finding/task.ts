import type { CoveredPages } from '../../src/evaluation/metrics.js';

/** A book and what people asked about it. */
export interface AskedFile {
  readonly name: string;
  readonly path: string;
  readonly questions: readonly string[];
}

/** What a contender is to do: take in all books, then answer each question from its own book. */
export interface FindingTask {
  readonly books: readonly AskedFile[];
  /** An empty database. */
  readonly databaseUrl: string;
}

export interface FindingRun {
  /** From the first byte of the first book to the last vector that is stored. */
  readonly ingestSeconds: number;
  /** Memory of the process tree without the database server; null if the system does not report it. */
  readonly peakRssBytes: number | null;
  readonly chunks: number;
  /** Mean length of a result. */
  readonly characters: number;
  /** By book and question: the pages of the first results, best first. */
  readonly answers: readonly (readonly (readonly CoveredPages[])[])[];
}
