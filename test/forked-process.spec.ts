import { execFileSync, fork } from 'node:child_process';
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

/** A child of this process as `fork` makes it, with a channel to it. */
function forked(script: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return fork(fileURLToPath(new URL(`./forked/${script}`, import.meta.url)), {
    env: { ...process.env, ...environment },
    // Flags of this process are not for it.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

describe('the executor of a forked process', () => {
  it.each([
    // The channel that a process manager opens does not make a service a child.
    ['auto', 'process', false],
    ['main', 'process', false],
    ['child', 'thread', true],
  ])(
    'whose role is %s is a pool of the kind %s, told at the start, and embeds',
    async (role, kind, subprocess) => {
      const child = forked('embedding-process.js', { COLOPHON_PROCESS_ROLE: role, EMBEDDING_WORKERS: '1' });
      const errors = readAll(child.stderr!);
      const told = once(child, 'message').then(([message]) => message as unknown);
      const ended = once(child, 'exit').then(([code]) => code as unknown);
      const line = new RegExp(
        `^embedding pool: workers=1 gpu=false subprocess=${subprocess} executor=${kind} device=cpu ` +
          `models=all-MiniLM-L6-v2@[0-9a-f]{16} inner-threads=1 texts-per-message=8 \\(.+\\)$`,
      );
      expect({ told: await Promise.race([told, errors]), code: await ended }).toEqual({
        told: { started: [expect.stringMatching(line) as string], numbers: 384 },
        code: 0,
      });
    },
  );
});

describe('a thread that hangs inside the native runtime', () => {
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
    const child = forked('ingesting-process.js', {
      ...environment,
      ...settings,
      EMBEDDING_MESSAGE_TIMEOUT: '1',
    });
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
