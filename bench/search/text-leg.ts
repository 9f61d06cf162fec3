import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LexicalSearch } from '../../src/lexical/lexical-search.js';
import { SearchService } from '../../src/search/search.service.js';
import { evenly } from '../measuring/evenly.js';
import { percentile } from '../measuring/statistics.js';
import { table } from '../measuring/table.js';
import { indexAll, readBooks, storeCopies, store } from '../quotes/quoted-library.js';

/** As many candidates as a fused search asks for. */
const CANDIDATES = 100;
const RESULTS = 10;
const WARM_UP = 20;
const SENTENCE_WORDS = 12;
/** What is typed of a title: its last letters are still missing. */
const UNTYPED = 3;

/** Words that a tenth of the chunks of a technical library has. */
const COMMON = [
  'the value of a function',
  'name of the data file',
  'use of an object in the example',
  'return a list of all elements',
  'set the type of the argument',
];

/** The alternative: the text search of PostgreSQL, any of the words, ranked with the lengths of the texts. */
const TSVECTOR = "to_tsvector('english', text)";
const BY_TSVECTOR = `
  SELECT id, ts_rank_cd(${TSVECTOR}, q, 1) AS score FROM chunks,
    to_tsquery('english', regexp_replace(plainto_tsquery('english', $1)::text, '&', '|', 'g')) q
  WHERE ${TSVECTOR} @@ q AND published ORDER BY score DESC LIMIT ${CANDIDATES}`;

export interface TextRow {
  readonly queries: string;
  readonly way: string;
  readonly p50: number;
  readonly p95: number;
}

export interface TextLegReport {
  readonly chunks: number;
  readonly storeSeconds: number;
  readonly indexSeconds: number;
  readonly postingsBytes: number;
  readonly rows: readonly TextRow[];
}

/** Fills a library with books and copies of them with other words, and searches it by words. */
export async function measureTextLeg(
  library: INestApplicationContext,
  {
    books: paths,
    chunks,
    queries,
    random,
  }: {
    readonly books: readonly string[];
    readonly chunks: number;
    readonly queries: number;
    readonly random: () => number;
  },
): Promise<TextLegReport> {
  const dataSource = library.get(DataSource);
  const books = await readBooks(library, paths);
  const texts = books.flatMap(({ analysis }) => analysis.chunking.chunks.map(({ text }) => text));
  const words = [...new Set(texts.flatMap((text) => text.match(/\p{L}{3,}/gu) ?? []))];
  const stored = await seconds(async () => {
    for (const book of books) await store(library, book);
    await storeCopies(library, books, chunks, { words, random });
  });
  const indexed = await seconds(() => indexAll(library));
  await dataSource.query(`CREATE INDEX bench_tsvector ON chunks USING gin (${TSVECTOR})`);
  await dataSource.query('VACUUM ANALYZE chunks');

  const titles = evenly(
    [...new Set(books.flatMap((book) => book.analysis.contents.sections.map(({ title }) => title)))],
    queries,
  );
  const sentences = evenly(texts, queries).map((text) =>
    text.split(/\s+/u).slice(0, SENTENCE_WORDS).join(' '),
  );
  const lexical = library.get(LexicalSearch, { strict: false });
  const search = library.get(SearchService, { strict: false });
  const bm25 = async (query: string) => lexical.search(await lexical.ask(query), {}, CANDIDATES);
  const rows: TextRow[] = [];
  for (const [name, asked] of Object.entries({ titles, sentences, 'common words': COMMON })) {
    rows.push({ queries: name, way: 'BM25 over postings', ...(await timed(asked, bm25)) });
    rows.push({
      queries: name,
      way: 'ts_rank_cd, GIN',
      ...(await timed(asked, (query) => dataSource.query(BY_TSVECTOR, [query]))),
    });
    const whole = (query: string) => search.search(query, { limit: RESULTS, leg: 'lexical' });
    rows.push({ queries: name, way: 'whole answer by words', ...(await timed(asked, whole)) });
  }
  const unfinished = titles.map((title) => title.slice(0, Math.max(UNTYPED, title.length - UNTYPED)));
  const typing = (query: string) => search.search(query, { limit: RESULTS, typing: true });
  rows.push({
    queries: 'titles being typed',
    way: 'whole answer by words',
    ...(await timed(unfinished, typing)),
  });
  const [size] = await dataSource.query<{ bytes: number }[]>(
    `SELECT pg_total_relation_size('lexical_postings')::float8 AS bytes`,
  );
  return { chunks, storeSeconds: stored, indexSeconds: indexed, postingsBytes: size!.bytes, rows };
}

export function textLegText({ storeSeconds, indexSeconds, postingsBytes, rows }: TextLegReport): string {
  return [
    table(
      ['queries', 'way', 'p50 ms', 'p95 ms'],
      rows.map(({ queries, way, p50, p95 }) => [queries, way, p50.toFixed(1), p95.toFixed(1)]),
    ),
    `stored in ${storeSeconds.toFixed(1)} s; terms made and written in ${indexSeconds.toFixed(1)} s, ` +
      `${(postingsBytes / 2 ** 20).toFixed(0)} MB`,
  ].join('\n\n');
}

async function timed(
  queries: readonly string[],
  ask: (query: string) => Promise<unknown>,
): Promise<{ readonly p50: number; readonly p95: number }> {
  for (const query of queries.slice(0, WARM_UP)) await ask(query);
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await ask(query);
    times.push(performance.now() - started);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
