import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/errors/errors.js';
import { readBook } from '../../src/pdf/read-book.js';
import { BOMBS } from './bombs.js';
import { DAMAGED } from './damaged.js';
import { ENCRYPTED } from './encrypted.js';
import type { Expected, HostileFile } from './hostile-file.js';
import { inspectChunks } from './inspect-process.js';
import type { Inspection } from './inspect-process.js';
import { Lanes } from './lanes.js';
import { LONG_BOOK, ODD_PAGES } from './odd-pages.js';
import { onePage, prose } from './pdf-file.js';
import { STRUCTURES } from './structures.js';

const FILES: readonly HostileFile[] = [...BOMBS, ...STRUCTURES, ...DAMAGED, ...ODD_PAGES, ...ENCRYPTED];

const SECONDS = 15;
const PEAK_BYTES = 700e6;

interface Result {
  readonly chunks: readonly { readonly text: string }[];
  readonly pageFailures: readonly { readonly page: number; readonly reason: string }[];
  readonly pageWarnings: readonly { readonly page: number; readonly reason: string }[];
}

// More at once would take each other's time on a machine of two cores.
const lanes = new Lanes(2);

describe.concurrent('ends in time and memory, with a named error or the pages that are lost:', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-hostile-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([LONG_BOOK, ...FILES].map((file) => [file.name, file] as const))(
    '%s',
    async (_, { make, expected, password, seconds = SECONDS }) => {
      const inspection = await lanes.run(async () => {
        const path = join(folder, `${randomUUID()}.pdf`);
        await writeFile(path, make());
        return inspectChunks(path, seconds, password).finally(() => rm(path));
      });
      expectOutcome(inspection, expected);
      if (inspection.peakRssBytes !== null) expect(inspection.peakRssBytes).toBeLessThan(PEAK_BYTES);
      if (password !== undefined) expect(inspection.stdout + inspection.stderr).not.toContain(password);
    },
    120_000,
  );
});

function expectOutcome({ code, stdout, stderr }: Inspection, expected: Expected): void {
  if ('refused' in expected) {
    expect({ code, stderr }).toMatchObject({ code: 1 });
    expect((JSON.parse(stdout) as { error: { code: string; message: string } }).error).toMatchObject({
      code: expected.refused,
      message: expect.stringMatching(/\.$/) as string,
    });
    return;
  }
  expect({ code, stderr, stdout: code === 0 ? '' : stdout }).toMatchObject({ code: 0 });
  const { chunks, pageFailures, pageWarnings } = JSON.parse(stdout) as Result;
  expect(pageFailures.map(({ page }) => page)).toEqual(expected.lost ?? []);
  expect(pageWarnings.map(({ page }) => page)).toEqual(expected.doubted ?? []);
  expect([...pageFailures, ...pageWarnings].filter(({ reason }) => !/\w \w+.*\.$/.test(reason))).toEqual([]);
  const text = chunks.map((chunk) => chunk.text).join('\n');
  for (const words of expected.says ?? []) expect(text).toContain(words);
  for (const words of expected.hides ?? []) expect(text).not.toContain(words);
}

describe('a process that has read hostile files', () => {
  // Less memory than by default: bombs go off sooner.
  const limits = { heapMegabytes: 128, pageSeconds: 5 };

  it('reads a good book after each of them', async () => {
    const good = onePage(prose('gardening'));
    for (const { make, name, password } of FILES) {
      const outcome = await readBook(make(), { ...limits, password }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect([name, outcome]).toEqual([name, expect.any(UserError)]);
      const book = await readBook(good, limits);
      expect([name, book.pages[0]?.lines.length]).toEqual([name, 3]);
    }
  }, 180_000);
});
