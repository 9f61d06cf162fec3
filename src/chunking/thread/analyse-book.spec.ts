import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workerFile } from '../../process/worker-file.js';
import type { AnalysisOptions } from '../analysis.js';
import { analyseBook } from './analyse-book.js';
import { Turns } from '../../process/turns.js';

const HANGING = workerFile(import.meta.url, './testing/hanging.worker.js');

const model = { tokenizerPath: 'never-opened.json', maxTokens: 256, prefix: '' };

const options: AnalysisOptions = {
  path: 'never-opened.pdf',
  heapMegabytes: 64,
  pageSeconds: 1,
  bookSeconds: 0.1,
  stageSeconds: 0.2,
  threads: 1,
  withoutContents: 'synthesise',
  models: { concept: model, code: model, example: model, exercise: model, try_it: model },
};

/**
 * The hanging worker also reads these options. Reading begins with the start of the thread, which may take longer than
 * these short limits.
 */
const hangingIn = (hangsIn: string, pageCount = 10) => ({
  ...options,
  bookSeconds: hangsIn === 'reading' ? options.bookSeconds : 60,
  hangsIn,
  pageCount,
});

describe('an analysis that hangs', () => {
  it.each(['reading', 'structuring', 'chunking'])(
    'in %s is stopped at the limit, which names the stage',
    async (stage) => {
      const analysing = analyseBook(hangingIn(stage), {}, HANGING);
      await expect(analysing).rejects.toMatchObject({
        stage,
        cause: {
          code: 'document.stage_timeout',
          message: expect.stringMatching(new RegExp(`"${stage}" took longer than 0\\.[23]`)) as string,
        },
      });
    },
  );

  it('gets more time when the book is long', async () => {
    const analysing = analyseBook(hangingIn('chunking', 2500), {}, HANGING);
    await expect(analysing).rejects.toThrow('took longer than 0.6');
  });

  it('lets the next book have its turn', async () => {
    const turns = new Turns();
    const hung = turns.take('short', () => analyseBook(hangingIn('structuring'), {}, HANGING));
    const next = turns.take('short', () => Promise.resolve('read'));
    await expect(hung).rejects.toThrow('structuring');
    await expect(next).resolves.toBe('read');
  });

  it('is given up when its thread waits inside the operating system and cannot be stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-pipe-'));
    const path = join(folder, 'book.pdf');
    execFileSync('mkfifo', [path]);
    await expect(analyseBook({ ...options, path })).rejects.toMatchObject({
      stage: 'reading',
      cause: { code: 'document.stage_timeout' },
    });
    // Releases the thread, which still waits for a writer.
    await (await open(path, 'r+')).close();
    await rm(folder, { recursive: true });
  });
});
