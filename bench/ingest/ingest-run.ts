/** One book from PDF to vectors in PostgreSQL, once. */
export interface IngestRun {
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** Memory of the process tree without the database server; null if the system does not report it. */
  readonly peakRssBytes: number | null;
  readonly chunks: number;
  /** Milliseconds of each stage; empty if the contender does not report them. */
  readonly stagesMs: Readonly<Record<string, number>>;
}

export interface IngestTask {
  readonly book: string;
  /** An empty database, a new one for each run. */
  readonly databaseUrl: string;
}
