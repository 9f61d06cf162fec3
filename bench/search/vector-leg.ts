import type { DataSource } from 'typeorm';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import { DatabaseConfig } from '../../src/database/database.config.js';
import type { ChunkFilter } from '../../src/content/chunk-filter.js';
import type { QueryVector } from '../../src/embedding/embedding.service.js';
import { NearestChunks } from '../../src/embedding/nearest-chunks.js';
import type { Nearest } from '../../src/embedding/nearest-chunks.js';
import { VectorIndexConfig } from '../../src/embedding/vector-index.config.js';
import { VectorIndexes } from '../../src/embedding/vector-indexes.service.js';
import type { ClusteredLibrary } from '../../test/services/clustered-library.js';
import { percentile } from '../measuring/statistics.js';
import { table } from '../measuring/table.js';

const RESULTS = 10;
/** As many candidates as a fused search asks for. */
const CANDIDATES = 100;
const WARM_UP = 20;

/** One kind of search, with and without an index. */
export interface LegRow {
  readonly name: string;
  readonly limit: number;
  /** The slowest and the usual search, in milliseconds; how the last one was done. */
  readonly exact: LegTimes;
  readonly indexed: LegTimes;
  /** Share of the exact results that the index found, and whether every list had as many as the exact one. */
  readonly recall: number;
  readonly full: boolean;
}

interface LegTimes {
  readonly p50: number;
  readonly p95: number;
  readonly by: Nearest['by'];
}

export interface VectorLegReport {
  readonly rows: readonly LegRow[];
  readonly buildSeconds: number;
  readonly indexBytes: number;
}

export interface Case {
  readonly name: string;
  readonly limit: number;
  readonly filter: ChunkFilter;
}

interface Measured {
  readonly times: LegTimes;
  readonly found: readonly Nearest[];
}

interface VectorLegOptions {
  /** Every kind of filter, unless given. */
  readonly cases?: readonly Case[];
  /** Memory for building the index; the product's default unless given. */
  readonly indexMegabytes?: number;
}

/** Measures every kind of search exactly, builds the index, and measures all again with the same queries. */
export async function measureVectorLeg(
  dataSource: DataSource,
  url: string,
  library: ClusteredLibrary,
  queries: number,
  note: (text: string) => void,
  { cases = casesOf(library), indexMegabytes }: VectorLegOptions = {},
): Promise<VectorLegReport> {
  const nearest = new NearestChunks(dataSource);
  const indexes = new VectorIndexes(
    dataSource,
    new VectorIndexConfig(indexMegabytes ? { VECTOR_INDEX_MB: String(indexMegabytes) } : {}),
    new DatabaseConfig({ DATABASE_URL: url }),
  );
  const asked = library
    .queries(queries)
    .map((vector) => ({ modelId: library.modelId, types: CHUNK_TYPES, vector }));
  note('exact searches');
  const exact = [];
  for (const one of cases) exact.push(await measure(nearest, asked, one));
  note('building the index');
  const [built] = await indexes.build('clustered');
  const [index] = await indexes.check();
  note('searches of the index');
  const rows: LegRow[] = [];
  for (const [i, one] of cases.entries()) {
    const indexed = await measure(nearest, asked, one);
    const before = exact[i]!;
    const same = before.found.map(({ chunks }, q) => shared(chunks, indexed.found[q]!.chunks));
    rows.push({
      name: one.name,
      limit: one.limit,
      exact: before.times,
      indexed: indexed.times,
      recall: same.reduce((sum, share) => sum + share, 0) / same.length,
      full: before.found.every(({ chunks }, q) => chunks.length === indexed.found[q]!.chunks.length),
    });
  }
  return { rows, buildSeconds: built!.seconds, indexBytes: index!.bytes };
}

export function vectorLegText({ rows, buildSeconds, indexBytes }: VectorLegReport): string {
  const heading = [
    'filter',
    'results',
    'exact p50 ms',
    'p95',
    'indexed p50 ms',
    'p95',
    'by',
    'recall',
    'full',
  ];
  const ms = (value: number) => value.toFixed(1);
  const lines = rows.map(({ name, limit, exact, indexed, recall, full }) => [
    name,
    String(limit),
    ms(exact.p50),
    ms(exact.p95),
    ms(indexed.p50),
    ms(indexed.p95),
    indexed.by,
    recall.toFixed(3),
    full ? 'yes' : 'no',
  ]);
  return `${table(heading, lines)}\n\nBuilding the index: ${buildSeconds.toFixed(1)} s, ${Math.round(indexBytes / 1e6)} MB.`;
}

function casesOf({ documents }: ClusteredLibrary): Case[] {
  const share = (percent: number) => ({
    documents: documents.slice(0, Math.max(1, Math.round((documents.length * percent) / 100))),
  });
  const filters: readonly (readonly [string, ChunkFilter])[] = [
    ['none', {}],
    ['documents, 50 %', share(50)],
    ['documents, 10 %', share(10)],
    ['documents, 1 %', share(1)],
    ['documents, 0.1 %', share(0.1)],
    ['type, 62 %', { types: ['concept'] }],
    ['types, 38 %', { types: ['code', 'example', 'exercise', 'try_it'] }],
    ['type, 5 %', { types: ['try_it'] }],
    ['type, 1 %', { types: ['exercise'] }],
    ['pages 1 to 2', { pages: { first: 1, last: 2 } }],
    ['difficulty, all', { difficulties: ['beginner'] }],
  ];
  return filters.flatMap(([name, filter]) => [RESULTS, CANDIDATES].map((limit) => ({ name, limit, filter })));
}

async function measure(
  nearest: NearestChunks,
  queries: readonly QueryVector[],
  { filter, limit }: Case,
): Promise<Measured> {
  for (const query of queries.slice(0, WARM_UP)) await nearest.nearest(query, filter, limit);
  const ms: number[] = [];
  const found: Nearest[] = [];
  for (const query of queries) {
    const started = performance.now();
    found.push(await nearest.nearest(query, filter, limit));
    ms.push(performance.now() - started);
  }
  return { times: { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95), by: found.at(-1)!.by }, found };
}

function shared(exact: Nearest['chunks'], found: Nearest['chunks']): number {
  if (exact.length === 0) return 1;
  const ids = new Set(found.map(({ chunkId }) => chunkId));
  return exact.filter(({ chunkId }) => ids.has(chunkId)).length / exact.length;
}
