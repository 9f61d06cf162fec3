import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkFilter } from '../../src/content/chunk-filter.js';
import { VectorIndexes } from '../../src/embedding/vector-indexes.service.js';
import { LexicalSearch } from '../../src/lexical/lexical-search.js';
import type { SearchRequest } from '../../src/search/search-request.js';
import { SearchService } from '../../src/search/search.service.js';
import { note } from '../command.js';
import { percentile } from '../measuring/statistics.js';
import { table } from '../measuring/table.js';
import { indexAll, store, storeCopies } from '../quotes/quoted-library.js';
import type { ReadBook } from '../quotes/quoted-library.js';
import { textQueries } from './text-queries.js';
import { giveVectors } from './text-vectors.js';

/** As many candidates as a fused search asks for. */
const CANDIDATES = 100;
const RESULTS = 10;
const WARM_UP = 20;
/** Of each book: about one chunk in a hundred stands there. */
const PAGES = { first: 40, last: 41 } as const;

/** The alternative: the text search of PostgreSQL, any of the words, ranked with the lengths of the texts. */
const TSVECTOR = "to_tsvector('english', text)";
const ANY_WORD = `regexp_replace(plainto_tsquery('english', $1)::text, '&', '|', 'g')`;
const byTsvector = (query: string, condition = 'true') => `
  SELECT id, ts_rank_cd(${TSVECTOR}, q, 1) AS score FROM chunks, to_tsquery('english', ${query}) q
  WHERE ${TSVECTOR} @@ q AND published AND ${condition} ORDER BY score DESC LIMIT ${CANDIDATES}`;
const BY_TSVECTOR = byTsvector(ANY_WORD);
const BY_PREFIX = byTsvector(`regexp_replace(${ANY_WORD}, '$', ':*')`);
const inBook = (id: string) => byTsvector(ANY_WORD, `document_id = '${id}'`);
const ON_PAGES = byTsvector(ANY_WORD, `page_last >= ${PAGES.first} AND page_first <= ${PAGES.last}`);

/** A book of the usual size: a hundredth of the library. */
const ONE_BOOK = `
  SELECT document_id AS id FROM chunks GROUP BY document_id
  ORDER BY abs(count(*) - (SELECT count(*) FROM chunks) / 100.0), document_id LIMIT 1`;

const SHARE = `
  SELECT count(*) FILTER (WHERE page_last >= $1 AND page_first <= $2)::float8 / count(*) AS share FROM chunks`;

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
  /** Share of the chunks that stand on the two pages. */
  readonly filterShare: number;
  readonly rows: readonly TextRow[];
}

interface Options {
  readonly books: readonly ReadBook[];
  readonly chunks: number;
  readonly queries: number;
  readonly random: () => number;
}

/** Fills a library with books and copies of them with other words, and searches it by words and by both legs. */
export async function measureTextLeg(
  library: INestApplicationContext,
  { books, chunks, queries, random }: Options,
): Promise<TextLegReport> {
  const dataSource = library.get(DataSource);
  const texts = books.flatMap(({ analysis }) => analysis.chunking.chunks.map(({ text }) => text));
  const words = [...new Set(texts.flatMap((text) => text.match(/\p{L}{3,}/gu) ?? []))];
  const storeSeconds = await seconds(async () => {
    for (const book of books) await store(library, book);
    await storeCopies(library, books, chunks, { words, random });
  });
  const indexSeconds = await seconds(() => indexAll(library));
  note('making vectors');
  await giveVectors(library, books.length, random);
  await library.get(VectorIndexes, { strict: false }).build();
  await dataSource.query(`CREATE INDEX bench_tsvector ON chunks USING gin (${TSVECTOR})`);
  await dataSource.query('VACUUM ANALYZE chunks');
  const asked = textQueries(
    books.map(({ analysis }) => analysis),
    queries,
  );
  note('searching texts');
  const [size] = await dataSource.query<{ bytes: number }[]>(
    `SELECT pg_total_relation_size('lexical_postings')::float8 AS bytes`,
  );
  const [filter] = await dataSource.query<{ share: number }[]>(SHARE, [PAGES.first, PAGES.last]);
  return {
    chunks,
    storeSeconds,
    indexSeconds,
    postingsBytes: size!.bytes,
    filterShare: filter!.share,
    rows: await measureSearches(library, asked),
  };
}

/** Searches a library that is filled, with each kind of query in each way. */
async function measureSearches(
  library: INestApplicationContext,
  asked: ReturnType<typeof textQueries>,
): Promise<TextRow[]> {
  const dataSource = library.get(DataSource);
  const lexical = library.get(LexicalSearch, { strict: false });
  const search = library.get(SearchService, { strict: false });
  const bm25 =
    (filter: ChunkFilter = {}) =>
    async (query: string) =>
      lexical.search(await lexical.ask(query), filter, CANDIDATES);
  const sql = (statement: string) => (query: string) => dataSource.query(statement, [query]);
  const answer = (request: Partial<SearchRequest>) => (query: string) =>
    search.search(query, { limit: RESULTS, ...request });
  const rows: TextRow[] = [];
  const add = async (
    queries: string,
    way: string,
    list: readonly string[],
    ask: (query: string) => Promise<unknown>,
  ) => {
    const row = { queries, way, ...(await timed(list, asked.others, ask)) };
    note(`${queries}, ${way}: ${row.p50.toFixed(1)} ms, ${row.p95.toFixed(1)} ms`);
    rows.push(row);
  };
  const { titles, sentences, common, unfinished, misspelled } = asked;
  const [book] = await dataSource.query<{ id: string }[]>(ONE_BOOK);
  for (const [name, list] of Object.entries({ titles, sentences, 'common words': common })) {
    await add(name, 'BM25 over postings', list, bm25());
    await add(name, 'ts_rank_cd, GIN', list, sql(BY_TSVECTOR));
    await add(name, 'whole answer by words', list, answer({ leg: 'lexical' }));
    await add(name, 'whole answer, fused', list, answer({}));
    // The vectors of the queries are remembered since the fused search.
    await add(name, 'whole answer by vectors, query known', list, answer({ leg: 'vector' }));
  }
  for (const [name, list] of Object.entries({ titles, sentences })) {
    await add(`${name}, on two pages`, 'BM25 over postings', list, bm25({ pages: PAGES }));
    await add(`${name}, on two pages`, 'ts_rank_cd, GIN', list, sql(ON_PAGES));
    await add(`${name}, on two pages`, 'whole answer, fused, query known', list, answer({ pages: PAGES }));
    await add(`${name}, in one book`, 'BM25 over postings', list, bm25({ documents: [book!.id] }));
    await add(`${name}, in one book`, 'ts_rank_cd, GIN', list, sql(inBook(book!.id)));
    await add(
      `${name}, in one book`,
      'whole answer, fused, query known',
      list,
      answer({ documents: [book!.id] }),
    );
  }
  for (const [name, list] of Object.entries({ 'titles being typed': unfinished, misspelled })) {
    await add(name, 'whole answer by words', list, answer({ typing: true }));
    await add(name, 'ts_rank_cd, GIN, by prefix', list, sql(BY_PREFIX));
  }
  return rows;
}

export function textLegText(report: TextLegReport): string {
  const { chunks, storeSeconds, indexSeconds, postingsBytes, filterShare, rows } = report;
  return [
    table(
      ['queries', 'way', 'p50 ms', 'p95 ms'],
      rows.map(({ queries, way, p50, p95 }) => [queries, way, p50.toFixed(1), p95.toFixed(1)]),
    ),
    `${chunks} chunks stored in ${storeSeconds.toFixed(1)} s; terms made and written in ${indexSeconds.toFixed(1)} s, ` +
      `${(postingsBytes / 2 ** 20).toFixed(0)} MB; the two pages have ${(100 * filterShare).toFixed(1)} % of them`,
  ].join('\n\n');
}

/** @param others Asked first, to warm up; what is measured must not be known from before. */
async function timed(
  queries: readonly string[],
  others: readonly string[],
  ask: (query: string) => Promise<unknown>,
): Promise<{ readonly p50: number; readonly p95: number }> {
  for (const query of others.slice(0, WARM_UP)) await ask(query);
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
