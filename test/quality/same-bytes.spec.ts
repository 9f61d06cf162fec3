import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CommandLine } from '../services/command-line.js';

const BOOK = resolve('../shared/corpus/R-lang.pdf');
const CHUNKS = 150;

describe.skipIf(!existsSync(BOOK))('the chunks of a manual (skipped without ../shared/corpus)', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-bytes-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('have exactly the same vectors for any executor, number of workers, message size and order', async () => {
    const cli = new CommandLine(folder, {});
    const { chunks } = await cli.json<{ chunks: { text: string }[] }>(['inspect', 'chunks', BOOK]);
    const texts = chunks.slice(0, CHUNKS).map(({ text }) => text);
    expect(texts).toHaveLength(CHUNKS);
    await writeFile(join(folder, 'texts.json'), JSON.stringify(texts));
    await writeFile(join(folder, 'reversed.json'), JSON.stringify(texts.toReversed()));
    await cli.json(['embed', 'texts.json', '--out', 'processes.f32'], {
      EMBEDDING_EXECUTOR: 'process',
      EMBEDDING_WORKERS: '3',
      EMBEDDING_TEXTS_PER_MESSAGE: '32',
    });
    await cli.json(['embed', 'reversed.json', '--out', 'thread.f32'], {
      EMBEDDING_EXECUTOR: 'thread',
      EMBEDDING_WORKERS: '2',
      EMBEDDING_TEXTS_PER_MESSAGE: '3',
    });
    const rows = async (file: string) => {
      const bytes = await readFile(join(folder, file));
      const stride = bytes.length / CHUNKS;
      return Array.from({ length: CHUNKS }, (_, index) =>
        bytes.subarray(index * stride, (index + 1) * stride).toString('base64'),
      );
    };
    expect((await rows('thread.f32')).toReversed()).toEqual(await rows('processes.f32'));
  });
});
