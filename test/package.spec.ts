import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readBook } from '../src/engine/book.js';
import { openEmbedder } from '../src/engine/embedding.js';
import { embeddedPlace } from './services/libraries.js';
import { nestedBook } from './services/nested-book.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

interface PackageFile {
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string } | string>>;
}

const ENTRIES = Object.entries(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile).exports,
).flatMap(([name, entry]) => (typeof entry === 'string' ? [] : [{ name, ...entry }]));

/** What a module of the built program needs besides its own modules, each with the module that needs it. */
function packagesOf(entry: string): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      if (from!.startsWith('.')) walk(resolve(dirname(file), from!));
      else if (!from!.startsWith('node:')) packages.set(from!, relative(ROOT, file));
    }
  };
  walk(join(ROOT, entry));
  return packages;
}

describe('the package', () => {
  it.each(ENTRIES)('$name needs neither Nest nor a database', ({ default: entry, types }) => {
    const names = [...packagesOf(entry).keys()];
    expect(names.filter((name) => /nest|typeorm|pg|bull|redis|express/.test(name))).toEqual([]);
    expect(names).toContain('@huggingface/tokenizers');
    expect(readFileSync(join(ROOT, types), 'utf8')).toContain('export');
  });

  it('has examples that run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const book = join(folder, 'looms.pdf');
    await writeFile(book, nestedBook());
    const question = 'What does a loom hold under tension?';
    const { stdout } = await run(process.execPath, ['examples/embed-a-book.mjs', book, question], {
      cwd: ROOT,
    });
    const [first, answer] = stdout.split('\n');
    expect(first).toBe('The Book of Looms: 5 pages, 6 sections, 6 chunks');
    expect(answer).toMatch(/^0\.\d{3} {2}p\. \d {2}Chapter \d > Section \d\.\d$/);
  });

  it('serves by a command, until a signal stops it', async () => {
    const place = await embeddedPlace();
    onTestFinished(() => place.remove());
    const env = { ...process.env, ...place.environment, PORT: '1', LOG_LEVEL: 'info' };
    const server = spawn(process.execPath, ['bin/colophon.js', 'serve', '--port', '0'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit');
    let address: string | undefined;
    for await (const line of createInterface(server.stdout)) {
      address = /Colophon answers at (\S+)\/v1;/.exec(line)?.[1];
      if (address) break;
    }
    const page = await fetch(`${address}/admin`);
    expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
      status: 200,
      type: expect.stringContaining('text/html') as string,
    });
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('embeds texts in their order, and names the one that it cannot embed', async () => {
    const embedder = await openEmbedder({ workers: 1, device: 'cpu' });
    onTestFinished(() => embedder.close());
    const texts = ['A loom holds the threads.', 'x = 1', 'The weaver leads the other thread across them.'];
    const vectors = await embedder.embed(texts);
    expect(vectors.map(({ length }) => length)).toEqual(texts.map(() => embedder.model.dimension));
    const cosine = (a: number, b: number) =>
      vectors[a]!.reduce((sum, value, i) => sum + value * vectors[b]![i]!, 0);
    expect(cosine(0, 0)).toBeCloseTo(1, 5);
    expect(cosine(0, 2)).toBeGreaterThan(cosine(0, 1));
    await expect(embedder.embed(['fine', ' '])).rejects.toMatchObject({ field: 'texts[1]' });
  });

  it('says what is wrong with its options', async () => {
    await expect(openEmbedder({ model: 'nobody-has-it' })).rejects.toMatchObject({ code: 'model.missing' });
    await expect(openEmbedder({ workers: 0 })).rejects.toThrow('EMBEDDING_WORKERS');
    await expect(readBook('/nowhere/book.pdf')).rejects.toThrow('/nowhere/book.pdf');
  });
});
