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
/** Same, of the parts of Python in chunks: a listing longer than a chunk is cut, at times within a statement. */
const PARTS_PARSE = new Map([
  ['biopython', 0.99],
  ['pytables', 0.95],
  ['reportlab-userguide', 0.85],
  ['mpi4py', 0.9],
]);
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

    it('has chunks made of parts, whose words stand in their boxes, and little else', () => {
      const { uncovered, strayBoxes, wordsInBoxes, lettersInBoxes } = measured.parts;
      expect(uncovered.map(({ ordinal }) => ordinal)).toEqual([]);
      expect(strayBoxes).toBe(0);
      expect(wordsInBoxes).toBeGreaterThan(0.999);
      expect(lettersInBoxes).toBeLessThan(1.2);
    });

    it('has code in its parts that parses, more so where cut listings are joined', () => {
      const { python, unparsed, unparsedWhole } = measured.parts;
      expect(unparsed.length).toBeLessThanOrEqual((1 - (PARTS_PARSE.get(name) ?? 0)) * python);
      expect(unparsedWhole.length).toBeLessThanOrEqual(unparsed.length);
    });

    it('has chunks that can be quoted alone', () => {
      const { short, leadIns, brokenOff, cutLists, leadless } = measured.quotable;
      expect(short.length).toBeLessThan(0.03 * measured.chunks);
      expect(leadIns.length + brokenOff.length).toBeLessThan(0.01 * measured.chunks);
      expect(leadless.length).toBeLessThanOrEqual(0.2 * cutLists);
    });

    it('has no chunk above the limit of the model, and joins small adjacent chunks of one section', () => {
      expect(measured.longest).toBeLessThanOrEqual(256);
      expect(measured.unjoined).toBeLessThanOrEqual(measured.chunks * 0.02);
    });
  },
);
