import { percentile } from '../measuring/statistics.js';
import { table } from '../measuring/table.js';
import type { Search } from './constant-searches.js';

const OK = 200;

/** A time in which the library was in one state, on the clock of `performance.now()`. */
export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface PhaseRow {
  readonly phase: string;
  readonly seconds: number;
  readonly searches: number;
  readonly failed: number;
  readonly empty: number;
  /** Milliseconds; null without searches. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly slowest: number | null;
}

/** A search belongs to the phase in which it was sent. */
export function phaseRows(phases: readonly Phase[], searches: readonly Search[]): PhaseRow[] {
  const rows = phases.map(({ name, from, to }) =>
    rowOf(
      name,
      (to - from) / 1000,
      searches.filter(({ at }) => at >= from && at < to),
    ),
  );
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  return [...rows, rowOf('all', seconds, searches)];
}

export function phaseTable(rows: readonly PhaseRow[]): string {
  const ms = (value: number | null) => value?.toFixed(0) ?? '-';
  return table(
    ['phase', 'seconds', 'searches', 'failed', 'empty', 'p50 ms', 'p95 ms', 'slowest ms'],
    rows.map(({ phase, seconds, searches, failed, empty, p50, p95, slowest }) => [
      phase,
      seconds.toFixed(1),
      ...[searches, failed, empty].map(String),
      ...[p50, p95, slowest].map(ms),
    ]),
  );
}

function rowOf(phase: string, seconds: number, searches: readonly Search[]): PhaseRow {
  const ms = searches.map((search) => search.ms);
  const at = (share: number) => (ms.length === 0 ? null : percentile(ms, share));
  return {
    phase,
    seconds,
    searches: searches.length,
    failed: searches.filter(({ status }) => status !== OK).length,
    empty: searches.filter(({ status, results }) => status === OK && results === 0).length,
    p50: at(0.5),
    p95: at(0.95),
    slowest: at(1),
  };
}
