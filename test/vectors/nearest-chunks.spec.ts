import type { ChunkFilter } from '../../src/content/chunk-filter.js';
import { NearestChunks } from '../../src/embedding/nearest-chunks.js';
import type { QueryVector } from '../../src/embedding/embedding.service.js';
import { VectorIndexConfig } from '../../src/embedding/vector-index.config.js';
import { indexName } from '../../src/embedding/vector-index.js';
import { VectorIndexes } from '../../src/embedding/vector-indexes.service.js';
import { CHUNK_TYPES } from '../../src/book/chunk-type.js';
import { DatabaseConfig } from '../../src/database/database.config.js';
import { fillClustered } from '../services/clustered-library.js';
import type { ClusteredLibrary } from '../services/clustered-library.js';
import { describeOnPostgres, openEmbedded, openPostgres } from '../services/databases.js';
import type { TestDatabase } from '../services/databases.js';
import { seededRandom } from '../services/seeded-random.js';

const CHUNKS = 12_000;
const A_DOCUMENT = 12;
const DIMENSION = 32;
const LIMIT = 30;
const QUERIES = 5;

const EXACT = `
  SELECT count(*)::int AS allowed FROM chunks c JOIN documents d ON d.id = c.document_id
  WHERE c.published AND d.deleted_at IS NULL AND (cardinality($1::uuid[]) = 0 OR c.document_id = ANY($1))
    AND (cardinality($2::text[]) = 0 OR c.type = ANY($2)) AND c.page_first <= $3`;

describeOnPostgres('the nearest chunks', () => {
  let database: TestDatabase;
  let library: ClusteredLibrary;
  let nearest: NearestChunks;
  let indexes: VectorIndexes;
  let queries: QueryVector[];

  beforeAll(async () => {
    database = await openPostgres();
    const random = seededRandom('nearest chunks');
    library = await fillClustered(database.dataSource, {
      chunks: CHUNKS,
      chunksADocument: A_DOCUMENT,
      dimension: DIMENSION,
      clusters: 100,
      latent: 16,
      random,
    });
    nearest = new NearestChunks(database.dataSource);
    const settings = { DATABASE_URL: database.dataSourceUrl ?? '' };
    indexes = new VectorIndexes(database.dataSource, new VectorIndexConfig({}), new DatabaseConfig(settings));
    queries = library
      .queries(QUERIES)
      .map((vector) => ({ modelId: library.modelId, types: CHUNK_TYPES, vector }));
  });
  afterAll(() => database.close());

  /** What was found for each query; the order is part of it. */
  async function found(filter: ChunkFilter): Promise<object[]> {
    const lists = await Promise.all(queries.map((query) => nearest.nearest(query, filter, LIMIT)));
    return lists.map(({ by, full, chunks }) => {
      const cosines = chunks.map(({ cosine }) => cosine);
      return {
        by,
        full,
        count: chunks.length,
        sorted: cosines.toString() === cosines.toSorted((a, b) => b - a).toString(),
      };
    });
  }

  /** What is to be found: as many as another statement counts. */
  async function all(filter: ChunkFilter, by: 'hnsw' | 'exact'): Promise<object[]> {
    const [row] = await database.dataSource.query<{ allowed: number }[]>(EXACT, [
      filter.documents ?? [],
      filter.types ?? [],
      filter.pages?.last ?? 1_000_000,
    ]);
    const { allowed } = row!;
    return queries.map(() => ({ by, full: allowed >= LIMIT, count: Math.min(allowed, LIMIT), sorted: true }));
  }

  /** For new connections, as an operator would. */
  async function limitScans(setting: string): Promise<void> {
    const [row] = await database.dataSource.query<{ name: string }[]>('SELECT current_database() AS name');
    await database.dataSource.query(`ALTER DATABASE "${row!.name}" SET ${setting}`);
    await database.dataSource.destroy();
    await database.dataSource.initialize();
  }

  const share = (percent: number) => ({
    documents: library.documents.slice(0, Math.round((library.documents.length * percent) / 100)),
  });

  it('are found exactly without an index, as many as a filter allows', async () => {
    expect(await found({})).toEqual(await all({}, 'exact'));
    for (const percent of [50, 10, 1, 0.1]) {
      expect(await found(share(percent))).toEqual(await all(share(percent), 'exact'));
    }
    expect(await found({ types: ['exercise'] })).toEqual(await all({ types: ['exercise'] }, 'exact'));
  });

  describe('with an index', () => {
    let exactly: string[][];

    beforeAll(async () => {
      const lists = await Promise.all(queries.map((query) => nearest.nearest(query, {}, LIMIT)));
      exactly = lists.map(({ chunks }) => chunks.map(({ chunkId }) => chunkId));
      await indexes.build();
    });

    it('are nearly those of the exact search', async () => {
      const lists = await Promise.all(queries.map((query) => nearest.nearest(query, {}, LIMIT)));
      expect(lists.map(({ by }) => by)).toEqual(queries.map(() => 'hnsw'));
      const shared = lists.map(
        ({ chunks }, i) => chunks.filter(({ chunkId }) => exactly[i]!.includes(chunkId)).length,
      );
      expect(shared.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0.95 * QUERIES * LIMIT);
    });

    it('are as many as a filter allows, however little that is', async () => {
      expect(await found(share(50))).toEqual(await all(share(50), 'hnsw'));
      for (const percent of [10, 1, 0.1]) {
        expect(await found(share(percent))).toEqual(await all(share(percent), 'exact'));
      }
      expect(await found({ types: ['concept'] })).toEqual(await all({ types: ['concept'] }, 'hnsw'));
      expect(await found({ types: ['exercise', 'try_it'] })).toEqual(
        await all({ types: ['exercise', 'try_it'] }, 'exact'),
      );
      expect(await found({ types: ['exercise'], ...share(50) })).toEqual(
        await all({ types: ['exercise'], ...share(50) }, 'exact'),
      );
      expect(await found({ pages: { first: 1, last: 1 } })).toEqual(
        await all({ pages: { first: 1, last: 1 } }, 'exact'),
      );
    });

    it('are as many where the index gives too few', async () => {
      // Of a hundred vectors 99 are of deleted books, and a scan ends after its first round.
      const hidden = library.documents.filter((_, index) => index % 100 !== 0);
      const { dataSource } = database;
      await dataSource.query('UPDATE documents SET deleted_at = now() WHERE id = ANY($1)', [hidden]);
      await limitScans('hnsw.max_scan_tuples = 1');
      expect(await found({})).toEqual(await all({}, 'exact'));
      await limitScans('hnsw.max_scan_tuples = 20000');
      expect(await found({})).toEqual(await all({}, 'hnsw'));
      await dataSource.query('UPDATE documents SET deleted_at = NULL');
    });

    it('of a model are only of the types that it embeds, and none of other types', async () => {
      const [query] = queries;
      const code = { ...query!, types: ['code' as const] };
      const { chunks } = await nearest.nearest(code, {}, LIMIT);
      const [{ others }] = await database.dataSource.query<[{ others: number }]>(
        `SELECT count(*)::int AS others FROM chunks WHERE id = ANY($1) AND type <> 'code'`,
        [chunks.map(({ chunkId }) => chunkId)],
      );
      expect([chunks.length, others]).toEqual([LIMIT, 0]);
      expect(await nearest.nearest(code, { types: ['concept'] }, LIMIT)).toMatchObject({ chunks: [] });
    });

    it('are found exactly again when somebody drops the index', async () => {
      await database.dataSource.query(`DROP INDEX ${indexName(library.modelId)}`);
      expect(await found({})).toEqual(await all({}, 'exact'));
      expect(await indexes.check()).toMatchObject([{ state: 'none', wanted: true, vectors: CHUNKS }]);
    });
  });

  it('have the same cosines when they are asked for by their ids', async () => {
    const [query] = queries;
    const { chunks } = await nearest.nearest(query!, {}, LIMIT);
    const ids = chunks.map(({ chunkId }) => chunkId);
    const cosines = await nearest.cosines(query!, [...ids, '00000000-0000-4000-8000-000000000000']);
    expect([...cosines].length).toBe(LIMIT);
    for (const { chunkId, cosine } of chunks) expect(cosines.get(chunkId)).toBe(cosine);
    expect(await nearest.cosines(query!, [])).toEqual(new Map());
  });

  it('never are those of staged chunks or deleted documents', async () => {
    const [query] = queries;
    const [first] = (await nearest.nearest(query!, {}, 1)).chunks;
    const without = async (hide: string, show: string) => {
      await database.dataSource.query(hide, [first!.chunkId]);
      const { chunks } = await nearest.nearest(query!, {}, 1);
      await database.dataSource.query(show, [first!.chunkId]);
      return chunks[0]!.chunkId;
    };
    const published = (value: boolean) => `UPDATE chunks SET published = ${value} WHERE id = $1`;
    const deleted = (value: string) =>
      `UPDATE documents SET deleted_at = ${value} WHERE id = (SELECT document_id FROM chunks WHERE id = $1)`;
    expect(await without(published(false), published(true))).not.toBe(first!.chunkId);
    expect(await without(deleted('now()'), deleted('NULL'))).not.toBe(first!.chunkId);
    expect((await nearest.nearest(query!, {}, 1)).chunks).toEqual([first]);
  });
});

describe('the index of vectors on the embedded database', () => {
  it('is built when somebody asks for it, used, and dropped', async () => {
    const embedded = await openEmbedded();
    const { dataSource } = embedded;
    try {
      const random = seededRandom('embedded index');
      const shape = {
        chunks: 300,
        chunksADocument: 100,
        dimension: DIMENSION,
        clusters: 10,
        latent: 8,
        random,
      };
      const filled = await fillClustered(dataSource, shape);
      const { modelId } = filled;
      const nearest = new NearestChunks(dataSource);
      const indexes = new VectorIndexes(dataSource, new VectorIndexConfig({}), new DatabaseConfig({}));
      const query = { modelId, types: CHUNK_TYPES, vector: filled.queries(1)[0]! };
      const exact = await nearest.nearest(query, {}, LIMIT);
      expect(await indexes.build()).toEqual([]);
      expect(await indexes.build('clustered')).toMatchObject([{ modelId, vectors: 300 }]);
      expect(await nearest.nearest(query, {}, LIMIT)).toMatchObject({ by: 'hnsw', chunks: exact.chunks });
      expect(await indexes.drop()).toEqual([modelId]);
      expect(await nearest.nearest(query, {}, LIMIT)).toEqual(exact);
      await expect(indexes.build('other')).rejects.toMatchObject({ code: 'index.no_model' });
    } finally {
      await embedded.close();
    }
  });
});
