import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { LibraryModule } from '../../src/roles/library.module.js';
import type { Services } from './services.js';
import { stillRunning } from './still-running.js';
import { faults, fingerprints } from './stored-library.js';
import type { ContentKind, Fingerprint } from './stored-library.js';
import { stageSeconds, workDone } from './work-done.js';
import type { StageSeconds, WorkDone } from './work-done.js';
import { WorkerCrew } from './worker-crew.js';

const LOOK_MS = 100;
export interface Library {
  readonly seconds: number;
  readonly statuses: readonly string[];
  readonly content: Record<ContentKind, Fingerprint>;
  readonly faults: Record<string, number>;
  readonly work: WorkDone;
  readonly stageSeconds: StageSeconds;
}

/** Lets workers ingest books, disturbed or not, and returns the content of the library afterwards. */
export async function ingestAll(
  books: readonly string[],
  services: Services,
  options: {
    readonly workers: number;
    readonly settings?: Readonly<Record<string, string>>;
    readonly limitSeconds: number;
    readonly onOwnCpus?: boolean;
    /** Acts on the crew after the books are queued. */
    readonly disturb?: (crew: WorkerCrew, signal: AbortSignal) => Promise<void>;
  },
): Promise<Library> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-chaos-'));
  const environment = {
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    COLOPHON_DATA_DIR: folder,
    EMBEDDING_WORKERS: '1',
    ...options.settings,
  };
  const library = await NestFactory.createApplicationContext(
    LibraryModule.forRoot(environment, { attach: 'never', command: 'a measurement' }),
    { logger: ['fatal'], abortOnError: false },
  );
  const client = new Client({ connectionString: services.databaseUrl });
  await client.connect();
  const crew = new WorkerCrew(options.workers, environment, options.onOwnCpus);
  const stopped = new AbortController();
  try {
    for (const book of books) {
      const { document } = await library.get(DocumentsService).addPath(book);
      await library.get(IngestionService).start(document.id);
    }
    const started = performance.now();
    const disturbing = options.disturb?.(crew, stopped.signal);
    const statuses = await allEnded(client, options.limitSeconds);
    const seconds = (performance.now() - started) / 1000;
    stopped.abort();
    await disturbing;
    const codes = await crew.stop();
    const found = await faults(client);
    const uncleanEnds = codes.filter((code) => code !== 0).length;
    const left = await stillRunning(folder);
    return {
      seconds,
      statuses,
      content: await fingerprints(client),
      faults: {
        ...found,
        ...(uncleanEnds > 0 && { 'workers that did not stop cleanly': uncleanEnds }),
        ...(left > 0 && { 'processes left behind': left }),
      },
      work: await workDone(client, crew),
      stageSeconds: await stageSeconds(client),
    };
  } finally {
    stopped.abort();
    await crew.stop();
    await client.end();
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until no document is waiting or in progress. @returns The final state of each. */
async function allEnded(client: Client, limitSeconds: number): Promise<string[]> {
  const deadline = performance.now() + limitSeconds * 1000;
  for (;;) {
    const { rows } = await client.query<{ status: string }>('SELECT status FROM documents ORDER BY sha256');
    const statuses = rows.map(({ status }) => status);
    const ended = statuses.every((status) => status !== 'queued' && status !== 'processing');
    if (ended || performance.now() > deadline) return statuses;
    await delay(LOOK_MS);
  }
}
