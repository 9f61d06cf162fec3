import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { embeddedPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { PseudoTerminal, describeOnTerminal } from '../services/pseudo-terminal.js';
import { seededRandom } from '../services/seeded-random.js';

const CTRL_C = '\x03';
const EXIT_INTERRUPTED = 130;
/** A command needs a second at most, but longer on a busy machine. A command that does not stop runs for minutes. */
const ENDS_WITHIN_MS = 20_000;
/** Milliseconds after a stage is shown. */
const LATEST_MS = 150;
const HIDE_CURSOR = '\x1b[?25l';

describeOnTerminal('Ctrl-C', () => {
  let place: TestPlace;
  let folder: string;
  let book: string;
  let texts: string;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-terminal-'));
    book = join(folder, 'long.pdf');
    await writeFile(book, longBook());
    texts = join(folder, 'texts.json');
    await writeFile(texts, JSON.stringify(Array.from({ length: 2000 }, (_, index) => sentence(index))));
  });

  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const random = seededRandom('moments of Ctrl-C');

  /** What is typed, and the stage in which it is interrupted. */
  const commands: [string, () => string[], RegExp][] = [
    ['ingest, while it reads', () => ['ingest', book, '--force'], /reading/],
    ['ingest, between reading and embedding', () => ['ingest', book, '--force'], /structuring|chunking/],
    ['ingest, while it embeds', () => ['ingest', book, '--force'], /embedding/],
    ['inspect toc', () => ['inspect', 'toc', book], /reading/],
    ['inspect chunks', () => ['inspect', 'chunks', book], /reading/],
    ['embed', () => ['embed', texts], /embedding/],
    ['reprocess --all --wait', () => ['reprocess', '--all', '--wait'], /embedding|reading/],
  ];

  it.each(commands)('ends %s', async (_, args, stage) => {
    const command = new PseudoTerminal(args(), place);
    await command.until(stage);
    const after = random() * LATEST_MS;
    await delay(after);
    command.type(CTRL_C);
    expect(await command.end(ENDS_WITHIN_MS), `${after} ms after ${stage}`).toBe(EXIT_INTERRUPTED);
    expect(command.shown).not.toContain(HIDE_CURSOR);
    expect(command.shown).not.toMatch(/A worker was ended/);
    // The shell prompt must begin on a new line.
    expect(command.shown).toMatch(/\n$/);
  });
});

/** Long enough to be interrupted in every stage. */
function longBook(): Uint8Array {
  const pages = Array.from({ length: 400 }, (_, page) => ({
    texts: [
      { text: `${page + 1} Chapter ${page + 1}`, x: 72, y: 720, size: 16, font: 'Helvetica-Bold' as const },
      ...Array.from({ length: 40 }, (__, line) => ({
        text: sentence(page * 40 + line),
        x: 72,
        y: 690 - line * 15,
      })),
    ],
  }));
  return makePdf({ pages });
}

function sentence(number: number): string {
  return `Sentence ${number} of a long book says that the value of item ${number * 7} is kept in register ${number % 13}.`;
}
