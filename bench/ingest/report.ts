import type { Measured } from '../measuring/in-turn.js';
import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { spreadOf } from '../measuring/statistics.js';
import { megabytes, spread, table } from '../measuring/table.js';
import type { IngestRun } from './ingest-run.js';

interface Circumstances {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly book: string;
}

/** Colophon's targets: its share of the other's time, and its memory in bytes. */
const SHARE_OF_TIME = 0.6;
const PEAK_BYTES = 0.9e9;

/** @param measured Colophon first, then LangChain.js. */
export function ingestReport(
  measured: readonly Measured<IngestRun>[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const contenders = measured.map(({ name, rounds }) => {
    const peaks = rounds.map((run) => run.peakRssBytes).filter((peak) => peak !== null);
    return {
      name,
      wallSeconds: spreadOf(rounds.map((run) => run.wallSeconds)),
      peakRssBytes: peaks.length === 0 ? null : Math.max(...peaks),
      chunks: rounds[0]!.chunks,
    };
  });
  const [ours, other] = contenders;
  const share = ours!.wallSeconds.median / other!.wallSeconds.median;
  const peak = ours!.peakRssBytes;
  const rows = contenders.map((one) => [
    one.name,
    spread(one.wallSeconds),
    (ours!.wallSeconds.median / one.wallSeconds.median).toFixed(2),
    String(one.chunks),
    (one.chunks / one.wallSeconds.median).toFixed(1),
    megabytes(one.peakRssBytes),
  ]);
  const targets = [
    { what: "of LangChain's time", value: share, most: SHARE_OF_TIME, met: share <= SHARE_OF_TIME },
    {
      what: 'GB of memory at the peak',
      value: peak === null ? null : peak / 1e9,
      most: PEAK_BYTES / 1e9,
      met: peak === null ? null : peak < PEAK_BYTES,
    },
  ];
  const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
  const text = [
    machineLine(about.machine),
    versions.join(', '),
    `${about.book}; median of ${measured[0]!.rounds.length} rounds (least-greatest); memory without the database server`,
    '',
    table(['contender', 'seconds', 'Colophon to this', 'chunks', 'chunks/s', 'peak RSS'], rows),
    '',
    `Colophon's stages, ms: ${stages(measured[0]!.rounds.at(-1)!)}`,
    ...targets.map(({ what, value, most, met }) => {
      if (value === null) return `unknown ${what}`;
      return `${met ? 'met   ' : 'MISSED'}  ${value.toFixed(2)} ${what} (target at most ${most})`;
    }),
  ].join('\n');
  return { numbers: { ...about, contenders, targets, rounds: measured }, text };
}

function stages({ stagesMs }: IngestRun): string {
  return Object.entries(stagesMs)
    .map(([stage, milliseconds]) => `${stage} ${milliseconds}`)
    .join(', ');
}
