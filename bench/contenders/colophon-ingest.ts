import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IngestRun, IngestTask } from '../ingest/ingest-run.js';
import { runScript } from '../measuring/run-process.js';
import { COLOPHON } from '../places.js';

/** The compared part of the report of `colophon ingest --json`. */
interface IngestReport {
  readonly documents: readonly {
    readonly chunks: { readonly total: number };
    /** Milliseconds. */
    readonly stages: Readonly<Record<string, number>>;
  }[];
}

/** Ingests with Colophon's command line, including the creation of the schema. */
export async function ingestWithColophon({ book, databaseUrl }: IngestTask): Promise<IngestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
  try {
    const { stdout, wallSeconds, peakRssBytes } = await runScript(COLOPHON, ['ingest', book, '--json'], {
      DATABASE_URL: databaseUrl,
      COLOPHON_DATA_DIR: folder,
      EMBEDDING_WORKERS: String(availableParallelism()),
    });
    const [document] = (JSON.parse(stdout) as IngestReport).documents;
    return { wallSeconds, peakRssBytes, chunks: document!.chunks.total, stagesMs: document!.stages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
