import { join } from 'node:path';
import type { FindingRun, FindingTask } from '../finding/task.js';
import { lastLineAsJson, runScript } from '../measuring/run-process.js';
import { FINDING_ENGINE, LANGCHAIN_FOLDER, LLAMAINDEX_FOLDER } from '../places.js';

type Told = Omit<FindingRun, 'peakRssBytes'>;

/** Finds with LangChain.js and pgvector, in chunks of 1000 characters with an overlap of 200, its own default. */
export function findWithLangChain(task: FindingTask): Promise<FindingRun> {
  return run(join(LANGCHAIN_FOLDER, 'find.mjs'), task);
}

/** Finds with LlamaIndex.TS. @param splitter Empty for its defaults; sizes are in tokens. */
export function findWithLlamaIndex(
  task: FindingTask,
  splitter: { readonly chunkSize?: number; readonly chunkOverlap?: number },
): Promise<FindingRun> {
  return run(join(LLAMAINDEX_FOLDER, 'find.mjs'), { ...task, splitter });
}

async function run(script: string, task: object): Promise<FindingRun> {
  const argument = JSON.stringify({ ...task, engine: FINDING_ENGINE });
  const { stdout, peakRssBytes } = await runScript(script, [argument]);
  return { ...lastLineAsJson<Told>(stdout), peakRssBytes };
}
