import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/errors/errors.js';
import { readBook } from '../../src/pdf/read-book.js';
import { BOMBS } from './bombs.js';
import { DAMAGED } from './damaged.js';
import { ENCRYPTED, PASSWORD } from './encrypted.js';
import type { Expected, HostileFile } from './hostile-file.js';
import { inspectChunks } from './inspect-process.js';
import type { Inspection } from './inspect-process.js';
import { Lanes } from './lanes.js';
import { LONG_BOOK, ODD_PAGES } from './odd-pages.js';
import { onePage, prose } from './pdf-file.js';
import { STRUCTURES } from './structures.js';

const FILES: readonly HostileFile[] = [...BOMBS, ...STRUCTURES, ...DAMAGED, ...ODD_PAGES, ...ENCRYPTED];

/** Computing time of a whole process, its start included: on a machine that does nothing else, about as long as it takes. */
const CPU_SECONDS = 15;
/** Whoever still runs then hangs, also on a busy machine. */
const PATIENCE_MS = 150_000;
const PEAK_BYTES = 700e6;

interface Result {
  readonly chunks: readonly { readonly text: string }[];
  readonly pageFailures: readonly { readonly page: number; readonly reason: string }[];
  readonly pageWarnings: readonly { readonly page: number; readonly reason: string }[];
}

interface Refusal {
  readonly error: { readonly code: string };
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
    async (_, { make, expected, password, seconds = CPU_SECONDS }) => {
      const inspection = await lanes.run(async () => {
        const path = join(folder, `${randomUUID()}.pdf`);
        await writeFile(path, make());
        try {
          return await inspectChunks(path, PATIENCE_MS, password);
        } finally {
          await rm(path);
        }
      });
      expect(outcomeOf(inspection, expected)).toEqual(wanted(expected));
      expect(inspection.cpuSeconds ?? 0).toBeLessThan(seconds);
      expect(inspection.peakRssBytes ?? 0).toBeLessThan(PEAK_BYTES);
      expect(inspection.stdout + inspection.stderr).not.toContain(password ?? PASSWORD);
    },
  );
});

/** What came of a file, in the words of what was expected; `stderr` tells more where it was something else. */
function outcomeOf({ code, stdout, stderr }: Inspection, expected: Expected): unknown {
  if (stdout === '') return { code, stderr };
  const result = JSON.parse(stdout) as Result | Refusal;
  if ('error' in result) return { code, refused: result.error.code };
  const text = result.chunks.map((chunk) => chunk.text).join('\n');
  const { says = [], hides = [] } = 'refused' in expected ? {} : expected;
  return {
    code,
    lost: result.pageFailures.map(({ page }) => page),
    doubted: result.pageWarnings.map(({ page }) => page),
    withoutReason: [...result.pageFailures, ...result.pageWarnings].filter(
      ({ reason }) => !reason.endsWith('.'),
    ),
    says: says.filter((words) => text.includes(words)),
    hides: hides.filter((words) => !text.includes(words)),
  };
}

function wanted(expected: Expected): unknown {
  if ('refused' in expected) return { code: 1, refused: expected.refused };
  const { lost = [], doubted = [], says = [], hides = [] } = expected;
  return { code: 0, lost, doubted, withoutReason: [], says, hides };
}

describe('a process that has read hostile files', () => {
  // Less memory than by default: bombs go off sooner.
  const limits = { heapMegabytes: 128, pageSeconds: 5 };

  it('reads a good book after each of them', async () => {
    const good = onePage(prose('gardening'));
    for (const { make, name, password } of FILES) {
      const outcome = await readBook(make(), { ...limits, password }).catch((error: unknown) => error);
      const isNamed = !(outcome instanceof Error) || outcome instanceof UserError;
      const book = await readBook(good, limits);
      expect([name, isNamed, book.pages[0]?.lines.length]).toEqual([name, true, 3]);
    }
  });
});
