import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { DocumentsService } from '../src/documents/documents.service.js';
import { buildModel } from '../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../src/model-library/testing/tiny-checkpoint.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { copyOfTemplate } from './services/databases.js';
import { openLibrary } from './services/libraries.js';

const DIST = fileURLToPath(new URL('../dist/src/', import.meta.url));

/**
 * Starts a script with a channel to this process, like `fork`. The script is not a module: the flag for that would be
 * passed on to its threads.
 */
function forked(script: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['-e', `(async () => {${script}})()`], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

describe('the executor of a forked process', () => {
  const CHOOSE = `
    const { EmbeddingConfig, HttpConfig, StorageConfig } = await import('${DIST}config/config.js');
    const { EmbeddingEngine } = await import('${DIST}embedding/embedding-engine.js');
    const { ModelCatalog } = await import('${DIST}embedding/model-catalog.js');
    const config = new EmbeddingConfig(process.env);
    const catalog = new ModelCatalog(config, new StorageConfig(process.env));
    const engine = new EmbeddingEngine(config, new HttpConfig(process.env), catalog);
    const { kind } = await engine.info();
    const { vectors } = await engine.start().then(async (executor) =>
      executor.encode({ texts: ['a text'], encoder: await engine.encoderOf(engine.models()[0]), as: 'passage' }));
    process.send({ kind, numbers: vectors.length });
    await engine.onApplicationShutdown();
    process.disconnect();`;

  it.each([
    // A channel opened by a process manager does not turn a service into a child.
    ['auto', 'process'],
    ['main', 'process'],
    ['child', 'thread'],
  ])('with the role %s is a pool of the kind %s, and embeds', async (role, kind) => {
    const child = forked(CHOOSE, { COLOPHON_PROCESS_ROLE: role, EMBEDDING_WORKERS: '1' });
    const errors = readAll(child.stderr!);
    const told = once(child, 'message').then(([message]) => message as unknown);
    const ended = once(child, 'exit').then(([code]) => code as unknown);
    expect({ told: await Promise.race([told, errors]), code: await ended }).toEqual({
      told: { kind, numbers: 384 },
      code: 0,
    });
  });
});

describe('a thread that hangs inside the native runtime', () => {
  /** Ingests a book on a message; before it, the model was verified but not loaded by a worker. */
  const INGEST = `
    await import('reflect-metadata');
    const { once } = await import('node:events');
    const { NestFactory } = await import('@nestjs/core');
    const { LogConfig } = await import('${DIST}config/config.js');
    const { DocumentsService } = await import('${DIST}documents/documents.service.js');
    const { EmbeddingEngine } = await import('${DIST}embedding/embedding-engine.js');
    const { IngestionService } = await import('${DIST}ingestion/ingestion.service.js');
    const { StderrLogger } = await import('${DIST}operations/stderr-logger.js');
    const { LibraryModule } = await import('${DIST}roles/library.module.js');
    const library = await NestFactory.createApplicationContext(
      LibraryModule.forRoot(process.env, { attach: 'if-running', command: 'a test' }),
      { logger: new StderrLogger(new LogConfig(process.env)) });
    await library.get(EmbeddingEngine).identity('tiny');
    process.send('verified');
    await once(process, 'message');
    const { document } = await library.get(DocumentsService).addPath(process.env.BOOK);
    await library.get(IngestionService).ingest(document.id, false);`;

  let folder: string;
  let graph: string;
  let environment: Readonly<Record<string, string>>;

  beforeEach(async () => {
    folder = await copyOfTemplate();
    const [checkpoint, model] = [join(folder, 'checkpoint'), join(folder, 'models', 'tiny')];
    graph = join(model, 'int8.onnx');
    await mkdir(checkpoint);
    await writeTinyCheckpoint(checkpoint);
    await buildModel({ from: checkpoint, out: model, keep: ['int8', 'float32'] });
    await cp(graph, join(folder, 'whole.onnx'));
    const BOOK = join(folder, 'book.pdf');
    const words = { text: 'A river carries water from the hills to the sea.', x: 72, y: 690 };
    await writeFile(BOOK, makePdf({ pages: [{ texts: [words] }] }));
    environment = { BOOK, COLOPHON_DATA_DIR: folder, EMBEDDING_MODELS: 'tiny', EMBEDDING_WORKERS: '1' };
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Returns how the process ended and what it wrote, and repairs the model. */
  async function ingestWithHungThread(settings: Readonly<Record<string, string>>) {
    const child = forked(INGEST, { ...environment, ...settings, EMBEDDING_MESSAGE_TIMEOUT: '1' });
    const log = readAll(child.stderr!);
    const ended = once(child, 'exit');
    expect(await Promise.race([once(child, 'message'), log])).toEqual(['verified', undefined]);
    // The runtime opens the pipe and waits for a writer forever.
    await rm(graph);
    execFileSync('mkfifo', [graph]);
    child.send('go');
    const how = (await ended) as unknown;
    await rm(graph);
    await cp(join(folder, 'whole.onnx'), graph);
    return { how, log: await log };
  }

  const LINE =
    /embedding\.hung: a thread on the device cpu did not answer within 1 s\. It has \d+ texts in \d+ messages in hand, for \S+int8\.onnx/;

  it('ends a main process with a special code, and its run continues in the next one', async () => {
    expect(await ingestWithHungThread({ EMBEDDING_EXECUTOR: 'thread' })).toEqual({
      how: [null, 'SIGALRM'],
      log: expect.stringMatching(LINE) as string,
    });
    const library = await openLibrary({ environment, remove: () => Promise.resolve() });
    const { document, reused } = await library.get(DocumentsService).addPath(environment['BOOK']!);
    const run = await library.get(IngestionService).ingest(document.id, false);
    expect({ reused, run }).toMatchObject({ reused: true, run: { state: 'completed', attempts: 2 } });
    await library.close();
  });

  it('ends a forked child in the same way', async () => {
    expect(await ingestWithHungThread({ COLOPHON_PROCESS_ROLE: 'child' })).toEqual({
      how: [null, 'SIGALRM'],
      log: expect.stringMatching(LINE) as string,
    });
  });
});
