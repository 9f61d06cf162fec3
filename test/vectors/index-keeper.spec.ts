import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { indexName } from '../../src/embedding/vector-index.js';
import { VectorIndexes } from '../../src/embedding/vector-indexes.service.js';
import { openWorker } from '../jobs/open-roles.js';
import { fillClustered } from '../services/clustered-library.js';
import type { ClusteredLibrary } from '../services/clustered-library.js';
import { describeOnPostgres } from '../services/databases.js';
import { openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { seededRandom } from '../services/seeded-random.js';
import { until } from '../services/until.js';

const CHUNKS = 600;

describeOnPostgres('the index of vectors that a worker keeps', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let worker: INestApplicationContext;
  let filled: ClusteredLibrary;

  const isWhole = () => until('the index is whole', async () => (await state()) === 'whole');
  const state = async () => (await library.get(VectorIndexes).check())[0]!.state;
  const query = (sql: string) => library.get(DataSource).query(sql);

  beforeAll(async () => {
    const made = await postgresPlace();
    place = { ...made, environment: { ...made.environment, VECTOR_INDEX_FROM: '500' } };
    library = await openLibrary(place);
    filled = await fillClustered(library.get(DataSource), {
      chunks: CHUNKS,
      chunksADocument: 100,
      dimension: 16,
      clusters: 10,
      latent: 8,
      random: seededRandom('index keeper'),
    });
  });
  afterAll(async () => {
    await worker.close();
    await library.close();
    await place.remove();
  });

  it('is built when a library has grown, and told until then', async () => {
    expect(await library.get(VectorIndexes).check()).toMatchObject([
      { state: 'none', wanted: true, vectors: CHUNKS },
    ]);
    worker = await openWorker(place);
    expect(await isWhole()).toBe(true);
  });

  it('is built anew when somebody drops it', async () => {
    await query(`DROP INDEX ${indexName(filled.modelId)}`);
    expect(await isWhole()).toBe(true);
  });

  it('is built anew when a build was interrupted', async () => {
    // What a server that went down in the middle of CREATE INDEX CONCURRENTLY leaves.
    await query(
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = '${indexName(filled.modelId)}'::regclass`,
    );
    expect(await isWhole()).toBe(true);
  });
});
