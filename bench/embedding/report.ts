import type { Measured } from '../measuring/in-turn.js';
import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { spreadOf } from '../measuring/statistics.js';
import { megabytes, spread, table } from '../measuring/table.js';
import { agreement } from './agreement.js';
import type { EmbeddingRun } from './embedding-run.js';

interface Circumstances {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly texts: number;
  readonly sources: readonly string[];
}

/**
 * Compares contenders. The first one is compared with each other one, and is the reference for their vectors.
 *
 * @throws {UserError} `bench.other_vectors` if one of them computes different vectors.
 */
export function embeddingReport(
  measured: readonly Measured<EmbeddingRun>[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const [first] = measured;
  const reference = first!.rounds[0]!;
  const tokens = reference.tokens!;
  const contenders = measured.map(({ name, rounds }) => ({
    name,
    ours: rounds[0]!.tokens !== null,
    chunksPerSecond: spreadOf(rounds.map((run) => about.texts / run.seconds)),
    tokensPerSecond: spreadOf(rounds.map((run) => tokens / run.seconds)),
    messageP50Ms: medianOf(rounds, (run) => run.messageMs?.p50),
    messageP95Ms: medianOf(rounds, (run) => run.messageMs?.p95),
    eventLoopP99Ms: medianOf(rounds, (run) => run.eventLoopP99Ms),
    peakRssBytes: greatest(rounds.map((run) => run.peakRssBytes)),
    cosine: agreement(name, rounds[0]!.vectors, reference.vectors, about.texts),
    seconds: rounds.map((run) => run.seconds),
  }));
  const speed = (of: (typeof contenders)[number]) => of.tokensPerSecond.median;
  const bestPeer = contenders.filter((one) => !one.ours).reduce((a, b) => (speed(a) >= speed(b) ? a : b));
  const ratios = contenders.map((one) => ({
    toBestPeer: speed(one) / speed(bestPeer),
    firstToThis: speed(contenders[0]!) / speed(one),
  }));
  const rows = contenders.map((one, index) => [
    one.name,
    spread(one.chunksPerSecond),
    spread(one.tokensPerSecond, 0),
    `${ratios[index]!.toBestPeer.toFixed(2)}x`,
    `${ratios[index]!.firstToThis.toFixed(2)}x`,
    milliseconds(one.messageP50Ms),
    milliseconds(one.messageP95Ms),
    milliseconds(one.eventLoopP99Ms),
    megabytes(one.peakRssBytes),
    `${one.cosine.mean.toFixed(3)} / ${one.cosine.min.toFixed(3)}`,
  ]);
  const heading = [
    'contender',
    'chunks/s',
    'tokens/s',
    'to the best peer',
    `first to this`,
    'message p50 ms',
    'p95 ms',
    'event loop p99 ms',
    'peak RSS',
    'cosine to the first, mean / min',
  ];
  const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
  const text = [
    machineLine(about.machine),
    versions.join(', '),
    `${about.texts} chunks, ${tokens} tokens after the cut at 256, of ${about.sources.join(', ')}; ` +
      `median of ${first!.rounds.length} rounds (least-greatest); best peer: ${bestPeer.name}`,
    '',
    table(heading, rows),
  ].join('\n');
  const numbers = {
    ...about,
    tokens,
    bestPeer: bestPeer.name,
    contenders: contenders.map((one, index) => ({ ...one, ...ratios[index]! })),
  };
  return { numbers, text };
}

function medianOf(
  rounds: readonly EmbeddingRun[],
  value: (run: EmbeddingRun) => number | null | undefined,
): number | null {
  const known = rounds.map(value).filter((one) => one !== null && one !== undefined);
  return known.length === 0 ? null : spreadOf(known).median;
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function milliseconds(value: number | null): string {
  return value === null ? '-' : value.toFixed(1);
}
