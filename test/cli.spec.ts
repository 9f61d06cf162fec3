import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { writeSectionsBook } from './services/books.js';
import { CommandLine } from './services/command-line.js';
import { CommandsHere } from './services/commands-here.js';
import { embeddedPlace, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { manualBook } from './services/manual-book.js';
import { CLI } from './services/programs.js';

const HANDBOOK = fileURLToPath(new URL('../samples/handbook.pdf', import.meta.url));

/** As in the document information of the manual. */
const TITLE = 'A Manual of Many Things';

describe('the command line', () => {
  let place: TestPlace;
  let folder: string;
  /** As a user starts it. The other commands run in this process and join the library that is open in it. */
  let alone: CommandLine;
  let cli: CommandsHere;
  let library: INestApplicationContext | undefined;
  let manual: string;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-cli-'));
    alone = new CommandLine(folder, place.environment);
    cli = new CommandsHere(folder, place.environment);
    manual = join(folder, 'manual.pdf');
    await writeFile(manual, manualBook());
  });

  afterAll(async () => {
    await library?.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const colophon = (...parameters: Parameters<CommandsHere['run']>) => cli.run(...parameters);
  const json = <T>(args: readonly string[]) => cli.json<T>(args);

  it('ingests, lists, shows the status and searches', async () => {
    const { documents } = await alone.json<{
      documents: { id: string; reused: boolean; stages: object; toc: { confidence: number } }[];
    }>(['ingest', manual, '--difficulty', 'intermediate']);
    expect(documents).toHaveLength(1);
    const [book] = documents;
    expect(book).toMatchObject({
      title: TITLE,
      reused: false,
      toc: { source: 'outline', pageOffset: null },
    });
    expect(book!.toc.confidence).toBeGreaterThan(0.9);
    expect(Object.keys(book!.stages).sort()).toEqual(
      ['chunking', 'embedding', 'publishing', 'reading', 'structuring'].sort(),
    );
    library = await openLibrary(place);
    const again = await json<{ documents: { reused: boolean }[] }>(['ingest', manual]);
    expect(again.documents[0]!.reused).toBe(true);
    expect(await json(['status', book!.id])).toMatchObject({ status: 'completed', percent: 100 });
    expect(await json(['documents'])).toMatchObject({
      count: 1,
      documents: [{ difficulty: 'intermediate' }],
    });
    const { results } = await alone.json<{ results: unknown[] }>([
      'search',
      'what are sockets good for',
      '--limit',
      '2',
    ]);
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({ rank: 1, documentId: book!.id, title: TITLE });
  });

  it('inspects contents and chunks without a database', async () => {
    const toc = await json<{ pages: number; entries: { pageFirst: number; pageLast: number }[] }>([
      'inspect',
      'toc',
      manual,
    ]);
    expect(toc).toMatchObject({ source: 'outline', pageOffset: null });
    expect(
      toc.entries.every((entry) => entry.pageFirst <= entry.pageLast && entry.pageLast <= toc.pages),
    ).toBe(true);
    const { chunks } = await json<{
      chunks: {
        tokens: number;
        ordinal: number;
        sectionPath: string[];
        text: string;
        embedText: string;
      }[];
    }>(['inspect', 'chunks', HANDBOOK]);
    expect(chunks.map((chunk) => chunk.ordinal)).toEqual(chunks.map((_, index) => index));
    expect(Math.max(...chunks.map((chunk) => chunk.tokens))).toBeLessThanOrEqual(256);
    // What is embedded is shown, too; a web address stays in the text and is not embedded.
    const plain = chunks.filter(
      ({ sectionPath, text }) => sectionPath.length > 0 && !/:\/\/|www\./.test(text),
    );
    expect(plain.length).toBeGreaterThan(chunks.length / 2);
    for (const { sectionPath, text, embedText } of plain) {
      expect(embedText.endsWith(`\n\n${text}`)).toBe(true);
      expect(embedText).toContain(sectionPath.at(-1)!.split(' ')[0]);
    }
  });

  it('takes the contents from one source alone when asked to', async () => {
    const toc = await json<{ source: string; confidence: number; entries: unknown[] }>([
      'inspect',
      'toc',
      HANDBOOK,
      '--source',
      'printed',
    ]);
    expect(toc.source).toBe('printed');
    expect(toc.entries.length).toBeGreaterThan(30);
    expect(toc.confidence).toBeGreaterThan(0);
  });

  it('reports which source has no contents, and which sources exist', async () => {
    const path = join(folder, 'plain.pdf');
    await writeFile(path, makePdf({ pages: [{ texts: [{ text: 'Nothing but text.', x: 72, y: 500 }] }] }));
    const { code, stdout } = await colophon(['inspect', 'toc', path, '--source', 'outline', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'document.no_contents', field: 'source' } });
    const wrong = await colophon(['inspect', 'toc', path, '--source', 'index']);
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('outline, links, printed, headings'),
    ]);
  });

  it('inspects an index, and says when there is none', async () => {
    expect(await json(['inspect', 'index', manual])).toEqual({
      parts: [],
      entries: [],
      numbering: null,
      confidence: null,
    });
  });

  it('inspects pages as lines and as pictures', async () => {
    const out = join(folder, 'pictures');
    const { pages } = await json<{
      pages: { page: number; picture: string; lines: { chunk: number | null; section: number | null }[] }[];
    }>(['inspect', 'pages', manual, '--pages', '4-5', '--png', '--out', out]);
    expect(pages.map(({ page, picture }) => [page, picture])).toEqual([
      [4, join(out, 'manual-0004.png')],
      [5, join(out, 'manual-0005.png')],
    ]);
    expect(
      pages.every(({ lines }) => lines.some((line) => line.chunk !== null && line.section !== null)),
    ).toBe(true);
    expect((await readFile(pages[0]!.picture)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('embeds texts with either executor to the same bytes', async () => {
    const texts = join(folder, 'texts.json');
    await writeFile(texts, JSON.stringify(['one text', 'another text', 'def f(x):\n    return x']));
    const bytes: Buffer[] = [];
    for (const executor of ['process', 'thread']) {
      const out = join(folder, `${executor}.f32`);
      const { code, stdout } = await colophon(['embed', texts, '--out', out, '--json'], {
        EMBEDDING_EXECUTOR: executor,
        EMBEDDING_WORKERS: '2',
      });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        executor,
        embeddings_generated: 3,
        workers: 2,
        truncated: [],
      });
      bytes.push(await readFile(out));
    }
    expect(bytes[0]).toHaveLength(3 * 384 * 4);
    expect(bytes[1]).toEqual(bytes[0]);
  });

  it('finds nothing wrong with a healthy installation', async () => {
    // Another program of this machine may have the usual port, and its disk may be nearly full.
    const { stdout } = await colophon(['doctor', '--json'], { PORT: '0' });
    const { checks } = JSON.parse(stdout) as { checks: { check: string; status: string }[] };
    expect(checks.filter(({ check, status }) => status === 'failed' && check !== 'disk')).toEqual([]);
    expect(checks.map((check) => check.check)).toEqual([
      'node',
      'cpu',
      'settings',
      'disk',
      'ports',
      'leftovers',
      'model',
      'store',
      'database',
      'queue',
      'embedding',
      'vectors',
      'library',
    ]);
  });

  it('ends with 2 on a wrong setting and names it with the allowed values', async () => {
    const { code, stderr } = await colophon(['documents'], { EMBEDDING_DEVICE: 'gpu' });
    expect(code).toBe(2);
    expect(stderr).toContain('EMBEDDING_DEVICE must be one of auto, cpu, cuda, webgpu, coreml, dml');
  });

  it('reports what is wrong with a file and continues with the next one', async () => {
    const bad: Record<string, [string, Uint8Array]> = {
      'document.empty': ['empty.pdf', new Uint8Array()],
      'document.not_pdf': ['text.pdf', Buffer.from('This is plain text.\n'.repeat(100))],
      'document.damaged': ['damaged.pdf', Buffer.from(`%PDF-1.7\n${'x'.repeat(3000)}`)],
      'document.scanned': ['scan.pdf', makePdf({ pages: [{ image: true }, { image: true }] })],
    };
    const files = await Promise.all(
      Object.values(bad).map(async ([name, bytes]) => {
        await writeFile(join(folder, name), bytes);
        return join(folder, name);
      }),
    );
    await mkdir(join(folder, 'books'));
    const all = [...files, join(folder, 'missing.pdf'), join(folder, 'books'), manual];
    const { code, stdout } = await colophon(['ingest', ...all, '--json']);
    expect(code).toBe(1);
    const answer = JSON.parse(stdout) as { documents: unknown[]; failures: { error: { code: string } }[] };
    expect(answer.documents).toHaveLength(1);
    expect(answer.failures.map((failure) => failure.error.code)).toEqual([
      ...Object.keys(bad),
      'file.missing',
      'file.is_folder',
    ]);
  });

  it('says what books would make and cost, and stores nothing', async () => {
    const book = await writeSectionsBook(join(folder, 'sections.pdf'), 5);
    const elsewhere = join(folder, 'no-library');
    const { code, stdout } = await colophon(
      ['ingest', book, join(folder, 'missing.pdf'), '--dry-run', '--json'],
      {
        COLOPHON_DATA_DIR: elsewhere,
      },
    );
    expect([code, existsSync(elsewhere)]).toEqual([1, false]);
    const { estimates, failures } = JSON.parse(stdout) as Record<string, readonly object[]>;
    expect(estimates).toMatchObject([
      { file: book, pages: 5, sections: 5, chunks: 5, byType: { concept: 5, code: 0 } },
    ]);
    const { seconds, megabytes } = estimates![0] as Record<string, Record<string, number>>;
    for (const figure of Object.values({ ...seconds, ...megabytes })) expect(figure).toBeGreaterThan(0);
    expect(failures).toMatchObject([{ error: { code: 'file.missing' } }]);
  });

  it('refuses everything that is not a file, at once', async () => {
    const pipe = join(folder, 'pipe.pdf');
    execFileSync('mkfifo', [pipe]);
    for (const args of [
      ['ingest', pipe],
      ['inspect', 'toc', pipe],
      ['embed', pipe],
    ]) {
      const { code, stderr } = await colophon(args);
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('file.unreadable') });
    }
  });

  it('reports a wrong model setting when an embedding command starts', async () => {
    const { code, stderr } = await colophon(['search', 'x'], { EMBEDDING_MODELS: 'all-MiniLM-L6' });
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/EMBEDDING_MODELS.+all-MiniLM-L6\n?/),
    });
    expect(stderr).toContain('all-MiniLM-L6-v2');
  });

  it('reports in one line that the results cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const ended = spawnSync(process.execPath, [CLI, 'inspect', '--help'], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(ended.status).toBe(1);
    expect(String(ended.stderr)).toMatch(/^error: .+\[output\.not_writable\]\n.+\n$/);
  });

  it('prints one JSON document on stdout even if it fails', async () => {
    const { code, stdout } = await colophon(['inspect', 'toc', 'missing.pdf', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'file.missing' } });
  });

  it('names a device that is not available, at the start of what embeds and of nothing else', async () => {
    const device = { EMBEDDING_DEVICE: 'dml' };
    await writeFile(join(folder, 'one.json'), '["a text"]');
    // In processes of their own, because a command that fails as it starts leaves its connections to the end of it.
    for (const args of [
      ['embed', join(folder, 'one.json')],
      ['search', 'x'],
      ['ingest', manual],
    ]) {
      const { code, stderr } = await alone.run(args, device);
      expect({ args, code, stderr }).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(
          /The device "dml" is not available: .*dml.*\[embedding\.device_unavailable\]\n.*EMBEDDING_DEVICE=cpu/,
        ) as string,
      });
    }
    const others = { ...device, EMBEDDING_WARM: 'true' };
    expect(await alone.run(['documents', '--json'], others)).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells how it embeds in one line, in commands that embed', async () => {
    const line =
      /^info: embedding pool: workers=\d+ gpu=false subprocess=false executor=process device=cpu /gm;
    expect((await colophon(['search', 'x'])).stderr.match(line)).toHaveLength(1);
    expect((await colophon(['search', 'x'], { LOG_LEVEL: 'error' })).stderr).not.toContain('embedding pool');
  });
});
