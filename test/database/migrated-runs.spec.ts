import { migrate } from '../../src/database/migrate.js';
import { describeOnEachDatabase } from '../services/databases.js';
import type { TestDatabase } from '../services/databases.js';
import { backTo } from './back-to.js';

describeOnEachDatabase('the migration to runs that end before the last stage', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keeps every run as one that includes all stages, and adds the last stage to events', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'SharedRuns1760600000000');
    const [document] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('l', 't', 'f.pdf', 1) RETURNING id`,
    );
    const { id } = document!;
    const states = ['completed', 'failed', 'queued'];
    await dataSource.query(
      `INSERT INTO ingestion_runs (document_id, state, status_before, report)
       SELECT $1, state, 'pending', '{"pages": 3}' FROM unnest($2::text[]) AS state`,
      [id, states],
    );

    expect((await migrate(dataSource)).applied).toContain('LastStage1760700000001');
    const runs: unknown = await dataSource.query(
      'SELECT state, last_stage, report FROM ingestion_runs WHERE document_id = $1 ORDER BY state',
      [id],
    );
    expect(runs).toEqual(states.map((state) => ({ state, last_stage: 'publishing', report: { pages: 3 } })));
    await dataSource.query(
      `UPDATE ingestion_runs SET last_stage = 'chunking', state = 'reading' WHERE state = 'queued'`,
    );
    const told = await dataSource.query<{ payload: Record<string, unknown> }[]>(
      `SELECT payload FROM events WHERE type = 'run' AND document_id = $1 ORDER BY id`,
      [id],
    );
    expect(told.map(({ payload }) => payload['lastStage'])).toEqual([
      undefined,
      undefined,
      undefined,
      'chunking',
    ]);
    await expect(dataSource.query(`UPDATE ingestion_runs SET last_stage = 'reading'`)).rejects.toThrow(
      'ingestion_runs_last_stage_check',
    );
  });
});

describeOnEachDatabase('the migrations to topics and rankings', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keep documents, chunks and runs as they are, and back again complete the runs that have published', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'ChunkParts1760800000000');
    await dataSource.query(
      `WITH book AS (INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('r', 't', 'f.pdf', 1) RETURNING id),
       run AS (INSERT INTO ingestion_runs (document_id, state, status_before) SELECT id, 'publishing', 'pending' FROM book)
       INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first,
                           page_last, published)
       SELECT id, gen_random_uuid(), 0, 'concept', 'text', 'h', 'e', 4, 1, 1, true FROM book`,
    );
    const rows = () =>
      dataSource.query<unknown[]>('SELECT c.*, d.*, r.* FROM chunks c, documents d, ingestion_runs r');
    const before = await rows();
    expect((await migrate(dataSource)).applied).toContain('Rankings1760900000001');
    expect(await rows()).toMatchObject(before);
    await dataSource.query(`UPDATE ingestion_runs SET state = 'ranking'`);
    await backTo(dataSource, 'Topics1760900000000');
    expect(await dataSource.query('SELECT state FROM ingestion_runs')).toEqual([{ state: 'completed' }]);
    await migrate(dataSource);
    // Without topics nothing is asked for.
    await dataSource.query('DELETE FROM documents');
    expect(await dataSource.query('SELECT id FROM ranking_requests')).toEqual([]);
  });
});

describeOnEachDatabase('the migration to events of the library', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const SUBTOPICS = 300;
  const PARTS = 40;
  const PART = 128;

  it('keeps the events so far, and tells of changes of model, topics and rankings in few more', async () => {
    const { dataSource } = database;
    const events = (types: readonly string[]) =>
      dataSource.query<{ type: string; payload: Record<string, unknown> }[]>(
        'SELECT type, payload FROM events WHERE type = ANY($1) ORDER BY id',
        [types],
      );
    const told = async (type: string) => (await events([type])).map(({ payload }) => payload);
    await backTo(dataSource, 'Corrections1761000000000');
    await dataSource.query(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('v', 't', 'f.pdf', 1)`,
    );
    const before = await events(['document']);
    expect((await migrate(dataSource)).applied).toContain('LibraryEvents1761100000000');
    expect(await events(['document'])).toEqual(before);

    // The whole tree in one transaction.
    await dataSource.query(
      `WITH zone AS (INSERT INTO zones (name, name_key, description, position) VALUES ('z', 'z', 'd', 0) RETURNING id),
       topic AS (INSERT INTO topics (zone_id, name, name_key, slug, description) SELECT id, 't', 't', 't', 'd' FROM zone RETURNING id)
       INSERT INTO subtopics (topic_id, name, name_key, order_in_topic, embedding_status)
       SELECT id, n::text, n::text, n, 'pending' FROM topic, generate_series(1, ${SUBTOPICS}) AS n`,
    );
    expect(await told('topics')).toEqual([{}]);
    for (let done = 0; done < SUBTOPICS; done += 10) {
      await dataSource.query(
        `UPDATE subtopics SET embedding_status = 'completed' WHERE order_in_topic BETWEEN $1 AND $1 + 10`,
        [done],
      );
    }
    const topics = (await told('topics')).length;
    expect(topics).toBeGreaterThan(1);
    expect(topics).toBeLessThan(SUBTOPICS / 10);
    // The last one comes, however soon it follows another.
    await dataSource.query(`UPDATE subtopics SET embedding_status = 'failed' WHERE order_in_topic = 1`);
    expect(await told('topics')).toHaveLength(topics + 1);

    const [change] = await dataSource.query<{ id: string }[]>(
      `WITH model AS (
         INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256) VALUES ('m', '1', 2, 'mean', '0')
         RETURNING id),
       change AS (
         INSERT INTO model_changes (types, model_id, state, total) SELECT '{concept}', id, 'embedding', ${PARTS * PART} FROM model
         RETURNING id),
       parts AS (
         INSERT INTO model_change_parts (change_id, chunk_first, chunk_last, size)
         SELECT id, gen_random_uuid(), gen_random_uuid(), ${PART} FROM change, generate_series(1, ${PARTS}))
       SELECT id FROM change`,
    );
    for (let part = 0; part < PARTS; part += 1) {
      await dataSource.query(
        `UPDATE model_change_parts SET done = size, embedded = size
         WHERE chunk_first = (SELECT chunk_first FROM model_change_parts WHERE done = 0 LIMIT 1)`,
      );
    }
    await dataSource.query(`UPDATE model_changes SET state = 'finishing'`);
    const [first, ...others] = await told('model_change');
    expect(first).toEqual({
      changeId: change!.id,
      model: 'm',
      state: 'embedding',
      message: null,
      done: 0,
      total: PARTS * PART,
    });
    expect(others.at(-1)).toMatchObject({ state: 'finishing', done: PARTS * PART });
    expect(others.length).toBeLessThan(PARTS);

    // Each change of a book asks for a ranking, and the next one answers them all.
    await dataSource.query(
      'INSERT INTO ranking_requests (requested_at) SELECT now() FROM generate_series(1, 50)',
    );
    await dataSource.query(
      `INSERT INTO ranking_requests (public_id, options) VALUES (gen_random_uuid(), '{}')`,
    );
    await dataSource.transaction(async (manager) => {
      await manager.query('DELETE FROM ranking_requests WHERE public_id IS NULL');
      await manager.query('UPDATE ranking_requests SET ranked_at = now()');
    });
    const [asked, ...made] = await told('ranking');
    expect(asked).toMatchObject({ status: 'queued' });
    expect(made).toEqual([
      { rankingId: null, status: 'completed' },
      { rankingId: asked!['rankingId'], status: 'completed' },
    ]);

    await backTo(dataSource, 'Corrections1761000000000');
    expect(await events(['document', 'topics', 'ranking'])).toEqual(before);
    await migrate(dataSource);
  });
});
