import { join } from 'node:path';
import type { IngestRun, IngestTask } from '../ingest/ingest-run.js';
import { lastLineAsJson, runScript } from '../measuring/run-process.js';
import { LANGCHAIN_FOLDER, MODELS_FOLDER } from '../places.js';

/** Documents per call, as in the examples of its documentation. */
const DOCUMENTS_A_CALL = 32;

/** Ingests with LangChain.js, in chunks of 1000 characters with an overlap of 200. */
export async function ingestWithLangChain({ book, databaseUrl }: IngestTask): Promise<IngestRun> {
  const task = { book, databaseUrl, modelsDir: MODELS_FOLDER, batch: DOCUMENTS_A_CALL };
  const script = join(LANGCHAIN_FOLDER, 'ingest.mjs');
  const { stdout, wallSeconds, peakRssBytes } = await runScript(script, [JSON.stringify(task)]);
  const { chunks } = lastLineAsJson<{ chunks: number }>(stdout);
  return { wallSeconds, peakRssBytes, chunks, stagesMs: {} };
}
