import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureBook } from '../bench/fidelity/measure.js';
import type { BookFidelity } from '../bench/fidelity/measure.js';

const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
const isMissing =
  !existsSync(CORPUS) || ['pdftotext', 'python3'].some((command) => spawnSync(command, ['-h']).error);

/** Minimum share of the Python listings that parse; the others are printed with errors in the book. */
const BOOKS: readonly (readonly [name: string, parses: number])[] = [
  ['R-lang', 0],
  ['biopython', 0.99],
  ['debian-policy', 0],
  ['mpi4py', 0.85],
  ['pytables', 0.85],
  ['reportlab-userguide', 0.9],
];
/** Words in figures, turned words or words spaced out letter by letter are not body text; only this manual has many. */
const FOUND = new Map([['reportlab-userguide', 0.993]]);

describe.skipIf(isMissing).each(BOOKS)(
  'the book %s (needs the corpus, pdftotext and python3)',
  (name, parses) => {
    let measured: BookFidelity;
    beforeAll(async () => {
      measured = await measureBook(`${CORPUS}/${name}.pdf`, 'raw');
    });

    it('has its body words in exactly one chunk', () => {
      const { body, inOrder, moved, chunkWords, furniture, unknown } = measured.words;
      expect((inOrder + moved) / body).toBeGreaterThan(FOUND.get(name) ?? 0.995);
      expect((furniture + unknown) / chunkWords).toBeLessThan(0.005);
    });

    it('has every chunk on the stated pages', () => {
      expect(measured.misplaced.map(({ ordinal, text }) => `#${ordinal} ${text.slice(0, 60)}`)).toEqual([]);
    });

    it('has listings that parse as the author intended', () => {
      const { listings, unparsed } = measured;
      expect(unparsed.length).toBeLessThanOrEqual((1 - parses) * listings);
    });

    it('has no chunk above the limit of the model, and joins small adjacent chunks of one section', () => {
      expect(measured.longest).toBeLessThanOrEqual(256);
      expect(measured.unjoined).toBeLessThanOrEqual(measured.chunks * 0.02);
    });
  },
);
