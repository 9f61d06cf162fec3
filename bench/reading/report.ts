import type { Measured } from '../measuring/in-turn.js';
import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { spreadOf } from '../measuring/statistics.js';
import { megabytes, spread, table } from '../measuring/table.js';
import type { ReadingRun } from './reading-run.js';

/** Names of the contenders with targets. */
export const ONE_THREAD = 'Colophon, 1 thread';
export const TWO_THREADS = 'Colophon, 2 threads';
export const PDFJS_WITH_FONTS = 'pdf.js, with fonts';

/** Colophon's targets: speed of one thread against pdf.js with fonts and positions, and of two threads against one. */
const TIMES_PDFJS = 3;
const TIMES_ONE_THREAD = 1.35;
// Shorter books are always read by one thread.
const LONG_BOOK_PAGES = 300;

export interface MeasuredBook {
  readonly book: string;
  readonly measured: readonly Measured<ReadingRun>[];
}

interface Circumstances {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
}

export function readingReport(
  books: readonly MeasuredBook[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const reports = books.map(bookReport);
  const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
  const text = [
    machineLine(about.machine),
    versions.join(', '),
    `median of ${about.rounds} rounds (least-greatest)`,
    ...reports.map((report) => `\n${report.text}`),
  ].join('\n');
  return { numbers: { ...about, books: reports.map((report) => report.numbers) }, text };
}

function bookReport({ book, measured }: MeasuredBook): { readonly numbers: unknown; readonly text: string } {
  const contenders = measured.map(({ name, rounds }) => ({
    name,
    pages: rounds[0]!.pages,
    characters: rounds[0]!.characters,
    pagesPerSecond: spreadOf(rounds.map((run) => run.pages / run.seconds)),
    peakRssBytes: greatest(rounds.map((run) => run.peakRssBytes)),
  }));
  const speed = (name: string) => contenders.find((one) => one.name === name)!.pagesPerSecond.median;
  const { pages } = contenders[0]!;
  const targets = [
    {
      what: 'times pdf.js with fonts',
      value: speed(ONE_THREAD) / speed(PDFJS_WITH_FONTS),
      least: TIMES_PDFJS,
    },
    ...(pages > LONG_BOOK_PAGES
      ? [{ what: 'times one thread', value: speed(TWO_THREADS) / speed(ONE_THREAD), least: TIMES_ONE_THREAD }]
      : []),
  ];
  const rows = contenders.map((one) => [
    one.name,
    spread(one.pagesPerSecond),
    `${(speed(ONE_THREAD) / one.pagesPerSecond.median).toFixed(2)}x`,
    String(one.characters),
    megabytes(one.peakRssBytes),
  ]);
  const text = [
    `${book}, ${pages} pages`,
    '',
    table(['contender', 'pages/s', 'Colophon, 1 thread, to this', 'characters', 'peak RSS'], rows),
    '',
    ...targets.map(
      ({ what, value, least }) =>
        `${value >= least ? 'met   ' : 'MISSED'}  ${value.toFixed(2)} ${what} (target at least ${least})`,
    ),
  ].join('\n');
  return { numbers: { book, contenders, targets, rounds: measured }, text };
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
