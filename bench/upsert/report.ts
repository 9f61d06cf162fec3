import type { Measured } from '../measuring/in-turn.js';
import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { spreadOf } from '../measuring/statistics.js';
import { spread, table } from '../measuring/table.js';

/** Rows per second of one strategy in one round. */
export interface UpsertRun {
  readonly freshRate: number;
  /** Null for a strategy that cannot update. */
  readonly updateRate: number | null;
}

interface Circumstances {
  readonly machine: Machine;
  readonly postgresql: string;
  readonly pgvector: string;
  /** Rows written by each strategy, in the order of measurement. */
  readonly rows: readonly number[];
}

/**
 * Colophon's targets for a fresh load: how many times faster than each other strategy, and the share of a plain COPY.
 */
const TIMES_PER_ROW = 40;
const TIMES_BULK = 10;
const SHARE_OF_COPY = 0.6;

/** @param measured Colophon first, then COPY, SELECT then bulk, TypeORM save, row by row. */
export function upsertReport(
  measured: readonly Measured<UpsertRun>[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const strategies = measured.map(({ name, rounds }, index) => {
    const updates = rounds.map((run) => run.updateRate).filter((rate) => rate !== null);
    return {
      name,
      rows: about.rows[index]!,
      fresh: spreadOf(rounds.map((run) => run.freshRate)),
      update: updates.length === 0 ? null : spreadOf(updates),
    };
  });
  const [ours, copy, bulk, , perRow] = strategies;
  const most = Math.max(...about.rows);
  const rows = strategies.map((one) => [
    one.rows < most ? `${one.name} (${one.rows} rows, scaled)` : one.name,
    spread(one.fresh, 0),
    `${((100 * one.fresh.median) / copy!.fresh.median).toFixed(1)} %`,
    `${(ours!.fresh.median / one.fresh.median).toFixed(1)}x`,
    one.update ? spread(one.update, 0) : '-',
    one.update ? `${(ours!.update!.median / one.update.median).toFixed(1)}x` : '-',
  ]);
  const targets = [
    target('times as fast as row by row', ours!.fresh.median / perRow!.fresh.median, TIMES_PER_ROW),
    target('times as fast as SELECT then bulk', ours!.fresh.median / bulk!.fresh.median, TIMES_BULK),
    target('of the speed of COPY', ours!.fresh.median / copy!.fresh.median, SHARE_OF_COPY),
  ];
  const text = [
    machineLine(about.machine),
    `PostgreSQL ${about.postgresql}, pgvector ${about.pgvector}, fsync on; ${most} vectors of 384 dimensions; ` +
      `median of ${measured[0]!.rounds.length} rounds (least-greatest)`,
    '',
    table(
      ['strategy', 'fresh rows/s', 'of COPY', 'Colophon to this', 'update rows/s', 'Colophon to this'],
      rows,
    ),
    '',
    ...targets.map(({ what, value, least, met }) => {
      return `${met ? 'met   ' : 'MISSED'}  ${value.toFixed(2)} ${what} (target ${least})`;
    }),
  ].join('\n');
  return { numbers: { ...about, strategies, targets, rounds: measured }, text };
}

function target(what: string, value: number, least: number) {
  return { what, value, least, met: value >= least };
}
