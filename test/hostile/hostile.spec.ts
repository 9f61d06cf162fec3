import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BookReader } from './book-reader.js';
import type { Reading } from './book-reader.js';
import { BOMBS } from './bombs.js';
import { DAMAGED } from './damaged.js';
import { ENCRYPTED, PASSWORD } from './encrypted.js';
import type { Expected, HostileFile } from './hostile-file.js';
import { LONG_BOOK, ODD_PAGES } from './odd-pages.js';
import { onePage, prose } from './pdf-file.js';
import { STRUCTURES } from './structures.js';

const FILES: readonly HostileFile[] = [...BOMBS, ...STRUCTURES, ...DAMAGED, ...ODD_PAGES, ...ENCRYPTED];

/** Computing time of a file: on a machine that does nothing else, about as long as it takes. */
const CPU_SECONDS = 15;
/** Whoever still reads then hangs, also on a busy machine. */
const PATIENCE_MS = 150_000;
const PEAK_BYTES = 700e6;

// One process reads them all, as a server does: what one of them leaves behind would show in those after it.
describe('ends in time and memory, with a named error or the pages that are lost:', () => {
  const reader = new BookReader(PATIENCE_MS);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-hostile-'));
  });

  afterAll(async () => {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  });

  const read = async (bytes: Buffer, password?: string) => {
    const path = join(folder, 'file.pdf');
    await writeFile(path, bytes);
    return reader.read(path, password);
  };

  it.each([...FILES, LONG_BOOK].map((file) => [file.name, file] as const))(
    '%s',
    async (_, { make, expected, password, seconds = CPU_SECONDS }) => {
      const reading = await read(make(), password);
      expect(outcomeOf(reading, expected)).toEqual(wanted(expected));
      expect(reading.cpuSeconds).toBeLessThan(seconds);
      expect(reading.peakRssBytes ?? 0).toBeLessThan(PEAK_BYTES);
      expect(JSON.stringify(reading)).not.toContain(password ?? PASSWORD);
    },
  );

  it('a good book after all of them', async () => {
    const { outcome } = await read(onePage(prose('gardening')));
    expect(outcome).toMatchObject({ text: expect.stringContaining('gardening') as string, pageFailures: [] });
  });
});

/** What came of a file, in the words of what was expected; where it was something else, the whole of it. */
function outcomeOf({ outcome }: Reading, expected: Expected): unknown {
  if (outcome === 'ended') return outcome;
  if ('refused' in outcome) return 'refused' in expected ? { refused: outcome.refused } : outcome;
  const { text, pageFailures, pageWarnings } = outcome;
  const { says = [], hides = [] } = 'refused' in expected ? {} : expected;
  return {
    lost: pageFailures.map(({ page }) => page),
    doubted: pageWarnings.map(({ page }) => page),
    withoutReason: [...pageFailures, ...pageWarnings].filter(({ reason }) => !reason.endsWith('.')),
    says: says.filter((words) => text.includes(words)),
    hides: hides.filter((words) => !text.includes(words)),
  };
}

function wanted(expected: Expected): unknown {
  if ('refused' in expected) return { refused: expected.refused };
  const { lost = [], doubted = [], says = [], hides = [] } = expected;
  return { lost, doubted, withoutReason: [], says, hides };
}
