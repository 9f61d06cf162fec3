/** One book from the PDF to vectors in PostgreSQL, once. */
export interface IngestRun {
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** Of the whole process tree without the database server; null where the system does not say. */
  readonly peakRssBytes: number | null;
  readonly chunks: number;
  /** Milliseconds of each stage; empty when the contender does not say. */
  readonly stagesMs: Readonly<Record<string, number>>;
}

export interface IngestTask {
  readonly book: string;
  /** Empty; another one for each run. */
  readonly databaseUrl: string;
}
