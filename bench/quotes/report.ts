import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { percentile } from '../measuring/statistics.js';
import { table } from '../measuring/table.js';

/** Sentences of the books. Times in milliseconds. */
export interface DrawnResult {
  readonly asked: number;
  /** A place of the answer covers the pages of the sentence; and names no other page. */
  readonly onPage: number;
  readonly onPageAlone: number;
  readonly exact: number;
  readonly times: readonly number[];
  readonly missed: readonly string[];
}

/** Sentences that no book has, and what was found for them nevertheless. */
export interface MadeResult {
  readonly asked: number;
  readonly found: readonly {
    readonly way: string;
    readonly text: string;
    readonly book: string;
    readonly similarity: number;
  }[];
  readonly times: readonly number[];
}

/** A search for the bare text in all chunks. */
export interface ScanResult {
  readonly asked: number;
  readonly onPage: number;
  readonly times: readonly number[];
}

interface Circumstances {
  readonly machine: Machine;
  readonly chunks: number;
  readonly seed: number;
}

const LEAST_ON_PAGE = 0.99;
const MOST_P95 = 50;
const SHOWN = 5;

export function quotesReport(
  drawn: DrawnResult,
  made: MadeResult,
  scanned: ScanResult,
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const share = drawn.onPage / drawn.asked;
  const p95 = percentile([...drawn.times, ...made.times], 0.95);
  const targets = [
    {
      what: `${percent(share)} of the sentences on the right page`,
      least: '99 %',
      met: share >= LEAST_ON_PAGE,
    },
    {
      what: `${made.found.length} of ${made.asked} made sentences found`,
      least: 'none',
      met: made.found.length === 0,
    },
    { what: `${p95.toFixed(1)} ms (p95)`, least: `${MOST_P95} ms`, met: p95 <= MOST_P95 },
  ];
  const row = (name: string, asked: number, onPage: string, times: readonly number[]) => {
    return [name, String(asked), onPage, ...[0.5, 0.95, 1].map((at) => percentile(times, at).toFixed(1))];
  };
  const text = [
    machineLine(about.machine),
    `${about.chunks} chunks, seed ${about.seed}`,
    '',
    table(
      ['sentences', 'asked', 'right page', 'p50 ms', 'p95 ms', 'slowest ms'],
      [
        row('drawn from the books', drawn.asked, percent(share), drawn.times),
        row('that no book has', made.asked, `${made.found.length} found`, made.times),
        row('drawn, by a scan', scanned.asked, percent(scanned.onPage / scanned.asked), scanned.times),
      ],
    ),
    '',
    `${percent(drawn.exact / drawn.asked)} exact; ${percent(drawn.onPageAlone / drawn.asked)} on the right page and no other.`,
    ...drawn.missed.slice(0, SHOWN).map((missed) => `missed: ${missed}`),
    ...made.found
      .slice(0, SHOWN)
      .map(({ way, text: quote, book, similarity }) => `found (${similarity}), ${way}: ${quote} | ${book}`),
    '',
    ...targets.map(({ what, least, met }) => `${met ? 'met   ' : 'MISSED'}  ${what} (target ${least})`),
  ].join('\n');
  return { numbers: { ...about, drawn, made, scanned, targets }, text };
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
