import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CorrectionLists } from '../../src/corrections/correction-lists.service.js';
import { CorrectionsService } from '../../src/corrections/corrections.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { SearchService } from '../../src/search/search.service.js';
import { addBook } from '../runs/plain-book.js';
import { sectionsBook } from '../services/books.js';
import { CommandsHere } from '../services/commands-here.js';
import { anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { rewrite } from './rewrite.js';

const CHUNKS = 5;
const SOMEBODY = { kind: 'command', id: null, name: 'somebody' };

interface Opened {
  readonly place: TestPlace;
  readonly library: INestApplicationContext;
  readonly cli: CommandsHere;
}

/** The commands join the opened library. */
async function open(): Promise<Opened> {
  const place = await anyPlace();
  const library = await openLibrary(place);
  return {
    place,
    library,
    cli: new CommandsHere(place.environment['COLOPHON_DATA_DIR']!, place.environment),
  };
}

describe('a bundle at the command line', () => {
  let folder: string;
  let bundle: string;
  let source: Opened;
  let target: Opened;
  let documentId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-bundles-'));
    bundle = join(folder, 'book.tgz');
    source = await open();
    target = await open();
    documentId = (await addBook(source.library, sectionsBook(CHUNKS))).id;
    await source.library.get(IngestionService).ingest(documentId, false);
  });
  afterAll(async () => {
    for (const opened of [source, target]) {
      await opened?.library.close();
      await opened?.place.remove();
    }
    await rm(folder, { recursive: true, force: true });
  });

  const errorOf = (stdout: string) =>
    (JSON.parse(stdout) as { error: { code: string; field: string } }).error;
  const count = async ({ library }: Opened, table: string) => {
    const [row] = await library
      .get(DataSource)
      .query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
    return row!.count;
  };
  /** Finds the one book by its words and by its meaning. */
  const found = async ({ library }: Opened, leg: 'vector' | 'lexical') => {
    const { results } = await library.get(SearchService).search('case 3 of edition 1', { limit: 5, leg });
    return results.length;
  };

  it('is written for books that are named, and for all', async () => {
    expect(
      await source.cli.run(['export', documentId.slice(0, 8), '--out', bundle, '--with-files']),
    ).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`1 books, ${CHUNKS} chunks, ${CHUNKS} vectors`) as string,
    });
    const all = await source.cli.run(['export', '--out', join(folder, 'all.tar'), '--json']);
    expect(JSON.parse(all.stdout)).toMatchObject({ books: 1, chunks: CHUNKS, missingFiles: [] });
  });

  it.each([
    ['without a file', ['export'], 2],
    ['as JSON lines of all books', ['export', '--format', 'jsonl'], 2],
    ['as JSON lines with files', ['export', 'x', '--with-files'], 2],
    ['into a folder that is not there', ['export', '--out', '/nowhere/at/all.tar'], 1],
  ])('is not written %s', async (_, args, code) => {
    expect(await source.cli.run(args)).toMatchObject({
      code,
      stderr: expect.stringContaining('error: ') as string,
    });
  });

  it('is not written of a library without books', async () => {
    const { stdout } = await target.cli.run(['export', '--out', join(folder, 'empty.tar'), '--json']);
    expect(errorOf(stdout)).toMatchObject({ code: 'bundle.empty' });
  });

  it('is checked, and taken over once', async () => {
    const { stdout } = await target.cli.run(['import', bundle, '--check']);
    expect(stdout).toContain(`1 books with their files, ${CHUNKS} chunks`);
    expect(await count(target, 'documents')).toBe(0);
    expect(await target.cli.run(['import', bundle])).toMatchObject({
      code: 0,
      stdout: `1 books added, with ${CHUNKS} chunks and ${CHUNKS} vectors\n`,
    });
    expect(await target.cli.run(['import', bundle])).toMatchObject({
      code: 0,
      stdout: '1 books here already, with the same content\n',
    });
    expect(await target.cli.run(['documents'])).toMatchObject({
      stdout: expect.stringContaining(documentId) as string,
    });
  });

  it('brings a hidden book back', async () => {
    await target.cli.run(['delete', documentId, '--yes']);
    const { stdout } = await target.cli.run(['import', bundle, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ books: [{ outcome: 'restored', documentId }] });
  });

  it('with other content of a book changes nothing unless it is asked to, and brings corrections that can be undone', async () => {
    const [chunk] = await source.library
      .get(DataSource)
      .query<{ id: string }[]>('SELECT id FROM chunks ORDER BY ordinal LIMIT 1');
    await source.library.get(CorrectionsService).set(chunk!.id, { type: 'exercise' }, { by: SOMEBODY });
    const corrected = join(folder, 'corrected.tar');
    await source.cli.run(['export', '--out', corrected]);
    expect(await target.cli.run(['import', corrected])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('--replace takes its version') as string,
    });
    expect(await count(target, 'corrections')).toBe(0);
    expect(await target.cli.run(['import', corrected, '--replace'])).toMatchObject({ code: 0 });
    expect(await count(target, 'chunks')).toBe(CHUNKS);
    const { results } = await target.library.get(CorrectionLists).list(documentId, { limit: 10 });
    expect(results).toMatchObject([{ kind: 'type', by: SOMEBODY, chunkIds: [chunk!.id] }]);
    await target.library.get(CorrectionsService).undo(results[0]!.id, { by: SOMEBODY });
    const { stdout } = await target.cli.run(['import', bundle, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ books: [{ outcome: 'unchanged' }] });
  });

  it('of another model is refused, adopted or embedded again, as one says', async () => {
    const foreign = await rewrite(bundle, join(folder, 'foreign.tar'), (name, content) =>
      name === 'bundle.json'
        ? content.toString().replace(/"artefactSha256":"\w{8}/, '"artefactSha256":"00000000')
        : content,
    );
    const other = await open();
    try {
      const refused = await other.cli.run(['import', foreign, '--json']);
      expect(refused.code).toBe(1);
      expect(errorOf(refused.stdout)).toMatchObject({ code: 'bundle.foreign_model', field: '--vectors' });
      expect(await count(other, 'documents')).toBe(0);

      const adopted = await other.cli.run(['import', foreign, '--vectors', 'adopt']);
      expect(adopted.stdout).toContain('colophon models activate');
      expect(await count(other, 'chunk_embeddings')).toBe(CHUNKS);
      expect([await found(other, 'vector'), (await found(other, 'lexical')) > 0]).toEqual([0, true]);

      await other.cli.run(['delete', documentId, '--hard', '--yes']);
      expect(await other.cli.run(['import', foreign, '--vectors', 'embed'])).toMatchObject({ code: 0 });
      expect(await found(other, 'vector')).toBeGreaterThan(0);
      expect(await count(other, 'chunk_embeddings')).toBe(CHUNKS);

      // As after an import that was interrupted before the books were embedded.
      await other.library.get(DataSource).query('DELETE FROM chunk_embeddings');
      expect(await other.cli.run(['import', foreign, '--vectors', 'embed'])).toMatchObject({ code: 0 });
      expect(await count(other, 'chunk_embeddings')).toBe(CHUNKS);
    } finally {
      await other.library.close();
      await other.place.remove();
    }
  });

  it.each([
    ['a chunk is missing', 'chunks-00001.jsonl', (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['a line is no JSON', 'sections.jsonl', (text: string) => text.replace('{', '[')],
    [
      'a page is before the first',
      'chunks-00001.jsonl',
      (text: string) => text.replace('"pageFirst":1', '"pageFirst":0'),
    ],
    [
      'a part is of no kind that there is',
      'chunks-00001.jsonl',
      (text: string) => text.replace('"kind":"prose"', '"kind":"poem"'),
    ],
    [
      'pages run backwards',
      'chunks-00001.jsonl',
      (text: string) => text.replace('"pageLast":5', '"pageLast":1'),
    ],
    ['a vector is missing', 'vectors-00001-model-1.f32', () => ''],
    [
      'a book is about another file',
      'book.json',
      (text: string) => text.replace(/"sha256":"../, '"sha256":"00'),
    ],
  ])('is refused as a whole when %s', async (_, member, change) => {
    const wrong = await rewrite(bundle, join(folder, 'wrong.tar'), (name, content) =>
      name.endsWith(`/${member}`) ? change(content.toString()) : content,
    );
    const other = target;
    await other.cli.run(['delete', documentId, '--hard', '--yes']);
    const { code, stdout } = await other.cli.run(['import', wrong, '--json']);
    expect(code).toBe(1);
    expect(errorOf(stdout)).toMatchObject({ code: 'bundle.invalid', field: wrong });
    expect([await count(other, 'documents'), await count(other, 'chunks')]).toEqual([0, 0]);
  });

  it('names the file that is none', async () => {
    const text = join(folder, 'text.tar');
    await writeFile(text, 'nothing of ours');
    for (const [file, code] of [
      [text, 'archive.foreign'],
      [join(folder, 'missing.tar'), 'file.missing'],
    ] as const) {
      expect(errorOf((await target.cli.run(['import', file, '--json'])).stdout)).toMatchObject({
        code,
        field: file,
      });
    }
  });
});
