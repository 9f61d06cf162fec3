import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { getRepositoryToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Repository } from 'typeorm';
import { ChunkEmbeddingEntity } from '../src/embedding/chunk-embedding.entity.js';
import { ChunkEmbeddingRepository } from '../src/embedding/chunk-embedding.repository.js';
import type { ChunkVector } from '../src/embedding/chunk-embedding.repository.js';
import { EmbeddingService } from '../src/embedding/embedding.service.js';
import { EmbeddingModelEntity } from '../src/embedding/embedding-model.entity.js';
import { VectorWriter } from '../src/embedding/vector-writer.js';
import { DEFAULT_MODEL, bundledModelsDir } from '../src/models/model-store.js';
import { describeOnEachLibrary, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';

const DIMENSION = 3;
const MODEL = { key: 'of a test', revision: '1', dimension: DIMENSION, pooling: 'mean', artefactSha256: 'a' };
const SETTINGS = {
  EMBEDDING_MODELS: 'all-MiniLM-L6-v2,code=nosuch,example=damaged',
  DATABASE_ROWS_PER_STATEMENT: '500',
};

const INSERT_CHUNKS = `
  WITH book AS (
    INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ($1, 'book', 'book.pdf', 1) RETURNING id)
  INSERT INTO chunks (id, document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count,
    page_first, page_last)
  SELECT c.id, book.id, gen_random_uuid(), c.ordinal, 'concept', 'text', c.id::text, c.id::text, 2, 1, 1
  FROM book, unnest($2::uuid[]) WITH ORDINALITY AS c(id, ordinal)`;

/** The bundled model under another name, its graph cut off. */
async function writeDamagedModel(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'models', 'damaged');
  await mkdir(folder, { recursive: true });
  const whole = await readFile(join(bundledModelsDir(), DEFAULT_MODEL, 'model.json'), 'utf8');
  const manifest = { ...(JSON.parse(whole) as object), key: 'damaged' };
  await writeFile(join(folder, 'model.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'int8.onnx'), 'cut off');
}

function rowsOf(ids: readonly string[], contentHash: string, value = 1): ChunkVector[] {
  return ids.map((chunkId) => ({ chunkId, contentHash, vector: Float32Array.of(value, 0, 0) }));
}

describeOnEachLibrary('writing vectors', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let repository: ChunkEmbeddingRepository;
  let modelId: number;

  beforeAll(async () => {
    place = await makePlace();
    await writeDamagedModel(place.environment['COLOPHON_DATA_DIR']!);
    library = await openLibrary({ ...place, environment: { ...place.environment, ...SETTINGS } });
    repository = library.get(ChunkEmbeddingRepository);
    modelId = await repository.registerModel(MODEL);
  });

  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  async function chunks(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await library.get(DataSource).query(INSERT_CHUNKS, [randomUUID(), ids]);
    return ids;
  }

  async function stored(ids: readonly string[]): Promise<Record<string, number>> {
    const rows = await library.get(DataSource).query<{ what: string; count: number }[]>(
      `SELECT content_hash || ' ' || embedding::text AS what, count(*)::int AS count
         FROM chunk_embeddings WHERE chunk_id = ANY($1::uuid[]) GROUP BY 1`,
      [ids],
    );
    return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  }

  it('counts rows that are new, changed and as they were, and keeps the last vector of each', async () => {
    const [first, second, third] = (await chunks(3)) as [string, string, string];
    const write = (rows: readonly ChunkVector[]) => repository.upsert(modelId, DIMENSION, rows);
    expect(await write(rowsOf([first, second], 'old'))).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const mixed = [...rowsOf([first], 'old', 7), ...rowsOf([second], 'new', 7), ...rowsOf([third], 'new', 7)];
    expect(await write(mixed)).toEqual({ created: 1, updated: 1, unchanged: 1 });
    // The same text by the same model has the same vector: it is not written again.
    expect(await stored([first])).toEqual({ 'old [1,0,0]': 1 });
    expect(await stored([second, third])).toEqual({ 'new [7,0,0]': 2 });
  });

  it('writes nothing of nothing', async () => {
    expect(await repository.upsert(modelId, DIMENSION, [])).toEqual({ created: 0, updated: 0, unchanged: 0 });
  });

  it.each([
    [1, 1],
    [500, 1],
    [501, 2],
    [2000, 4],
  ])('sends %i rows in %i statements', async (count, statements) => {
    const ids = await chunks(count);
    const query = vi.spyOn(library.get(DataSource).manager, 'query');
    const counts = await repository.upsert(modelId, DIMENSION, rowsOf(ids, 'many'));
    const sent = query.mock.calls.length;
    query.mockRestore();
    expect({ counts, sent }).toEqual({
      counts: { created: count, updated: 0, unchanged: 0 },
      sent: statements,
    });
    expect(await stored(ids)).toEqual({ 'many [1,0,0]': count });
  });

  it.each([
    ['is of no chunk', (good: ChunkVector): ChunkVector => ({ ...good, chunkId: randomUUID() })],
    ['has another dimension', (good: ChunkVector): ChunkVector => ({ ...good, vector: new Float32Array(4) })],
    [
      'holds what is no number',
      (good: ChunkVector): ChunkVector => ({ ...good, vector: Float32Array.of(1, NaN, 0) }),
    ],
  ])('loses the one row that %s, and none beside it', async (_, spoil) => {
    const ids = await chunks(33);
    const rows = rowsOf(ids, 'kept');
    const bad = spoil(rows[20]!);
    rows[20] = bad;
    const writer = new VectorWriter(repository, { modelId, dimension: DIMENSION }, 500);
    rows.forEach((row) => writer.add(row));
    await writer.finish();
    expect(writer.lost).toEqual([
      { chunkId: bad.chunkId, code: 'database.error', message: expect.any(String) as string },
    ]);
    expect(writer.counts).toEqual({ created: 32, updated: 0, unchanged: 0 });
    expect(writer.errors.length).toBeGreaterThan(0);
    expect(await stored(ids)).toEqual({ 'kept [1,0,0]': 32 });
  });

  it('lets the database itself refuse a vector of another dimension than its model', async () => {
    const [id] = await chunks(1);
    const wrong = library.get(DataSource).query(
      `INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
         VALUES ($1, $2, 3, 'x', '[1,0]')`,
      [id, modelId],
    );
    await expect(wrong).rejects.toThrow(/chunk_embeddings_dimension_check/);
  });

  it('lets several writers write the same rows at once: one row each, created once', async () => {
    const ids = await chunks(600);
    const writers = [ids, ids.toReversed(), ids.toSorted(), ids].map((own, writer) =>
      repository.upsert(modelId, DIMENSION, rowsOf(own, 'shared', writer)),
    );
    const counts = await Promise.all(writers);
    expect(counts.reduce((sum, { created }) => sum + created, 0)).toBe(600);
    expect(counts.reduce((sum, { updated }) => sum + updated, 0)).toBe(0);
    expect(Object.values(await stored(ids)).reduce((sum, count) => sum + count, 0)).toBe(600);
  });

  it('reads and writes vectors as entities too', async () => {
    const [first, second] = (await chunks(2)) as [string, string];
    await repository.upsert(modelId, DIMENSION, rowsOf([first], 'bulk', 0.1));
    const entities = library.get<Repository<ChunkEmbeddingEntity>>(getRepositoryToken(ChunkEmbeddingEntity));
    const select = { chunkId: true, embedding: true } as const;
    const [read] = await entities.find({ select, where: { chunkId: first } });
    expect(read!.embedding).toEqual(
      [Math.fround(0.1), 0, 0].map((value) => expect.closeTo(value, 7) as number),
    );

    const row = {
      chunkId: second,
      modelId,
      dimension: DIMENSION,
      contentHash: 'single',
      embedding: [1, 2, 3],
    };
    await entities.save(row);
    expect(await stored([second])).toEqual({ 'single [1,2,3]': 1 });
    const models = library.get<Repository<EmbeddingModelEntity>>(getRepositoryToken(EmbeddingModelEntity));
    expect(await models.findOneBy({ id: modelId })).toMatchObject(MODEL);
  });

  it('registers a model once, with its last revision', async () => {
    expect(await repository.registerModel({ ...MODEL, revision: '2' })).toBe(modelId);
    expect(await repository.registerModel(MODEL)).toBe(modelId);
    expect(await repository.findModel(MODEL)).toBe(modelId);
    expect(await repository.findModel({ ...MODEL, artefactSha256: 'b' })).toBeNull();
  });

  it('reads vectors as numbers on every connection', async () => {
    const ask = () =>
      library
        .get(DataSource)
        .query<{ vector: unknown }[]>(`SELECT '[1,-0.5]'::vector AS vector, pg_sleep(0.05)`);
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.map(([row]) => row!.vector)).toEqual(answers.map(() => [1, -0.5]));
  });

  it('gives the other chunks their vectors when the models for some types are missing or damaged', async () => {
    const ids = await chunks(6);
    const types = ['concept', 'code', 'example'] as const;
    const texts = ids.map((id, index) => ({
      id,
      type: types[index % 3]!,
      embedText: `text ${index}`,
      embedHash: id,
    }));
    const { result, failures } = await library.get(EmbeddingService).embedAndSave(texts);
    expect(result).toMatchObject({
      total_chunks: 6,
      embeddings_generated: 2,
      embeddings_failed: 4,
      database_saves: 2,
      models_used: { 'all-MiniLM-L6-v2': 2 },
    });
    const because = (code: string, message: RegExp) => (chunkId: string | undefined) => ({
      chunkId,
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(failures).toEqual([
      ...[ids[1], ids[4]].map(because('model.missing', /There is no model nosuch\./)),
      ...[ids[2], ids[5]].map(because('model.damaged', /damaged.int8\.onnx has 7 bytes instead of/)),
    ]);
  });
});
