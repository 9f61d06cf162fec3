import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLineAsJson, runScript } from '../measuring/run-process.js';
import { PEERS_FOLDER } from '../places.js';
import type { ReadingRun, ReadingTask } from '../reading/reading-run.js';

const COLOPHON_READER = fileURLToPath(new URL('../reading/read-with-colophon.js', import.meta.url));

export function readWithColophon({ book }: ReadingTask, threads: number): Promise<ReadingRun> {
  return readWith(COLOPHON_READER, { book, threads });
}

/** @param fontNames Whether to look up the names of the fonts, too. */
export function readWithPdfJs({ book }: ReadingTask, fontNames: boolean): Promise<ReadingRun> {
  return readWith(join(PEERS_FOLDER, 'pdfjs.mjs'), { book, fontNames });
}

async function readWith(script: string, task: object): Promise<ReadingRun> {
  const { stdout, peakRssBytes } = await runScript(script, [JSON.stringify(task)]);
  return { ...lastLineAsJson<Omit<ReadingRun, 'peakRssBytes'>>(stdout), peakRssBytes };
}
