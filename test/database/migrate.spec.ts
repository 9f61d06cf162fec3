import type { DataSource } from 'typeorm';
import { connect } from '../../src/database/connect.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { eachPosting } from '../../src/lexical/posting-list.js';
import { ChunkRepository } from '../../src/reading/chunk.repository.js';
import { ENTITIES } from '../../src/roles/entities.js';
import { migrate } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { createDatabase, describeOnEachDatabase, describeOnPostgres } from '../services/databases.js';
import type { TestDatabase } from '../services/databases.js';

const EVERY_NAME = MIGRATIONS.map((migration) => migration.name);

describeOnEachDatabase('migrations', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('are all recorded, in order, and run only once', async () => {
    expect(await recorded(database.dataSource)).toEqual(EVERY_NAME);
    const again = await migrate(database.dataSource);
    expect(again.applied).toEqual([]);
    expect(await recorded(database.dataSource)).toEqual(EVERY_NAME);
  });

  it('create the tables that the entities describe', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('refuse a database of a newer version and leave it unchanged', async () => {
    const { dataSource } = database;
    await dataSource.query(`INSERT INTO schema_migrations ("timestamp", name) VALUES (1, 'FromTheFuture1')`);
    try {
      await expect(migrate(dataSource)).rejects.toMatchObject({
        code: 'database.newer',
        message: expect.stringContaining('FromTheFuture1') as string,
      });
      expect(await recorded(dataSource)).toEqual([...EVERY_NAME, 'FromTheFuture1']);
    } finally {
      await dataSource.query(`DELETE FROM schema_migrations WHERE name = 'FromTheFuture1'`);
    }
  });

  it('leave nothing behind when one of them fails', async () => {
    const { dataSource } = database;
    const failing = {
      name: 'Failing9999999999999',
      up: async (runner: { query(sql: string): Promise<unknown> }) => {
        await runner.query('CREATE TABLE half_done (id integer)');
        await runner.query('SELECT 1 / 0');
      },
      down: () => Promise.resolve(),
    };
    const { migrations } = dataSource;
    migrations.push(failing);
    try {
      await expect(migrate(dataSource)).rejects.toThrow('division by zero');
    } finally {
      migrations.pop();
    }
    const tables: unknown = await dataSource.query(`SELECT to_regclass('half_done') AS name`);
    expect(tables).toEqual([{ name: null }]);
    expect(await recorded(dataSource)).toEqual(EVERY_NAME);
  });
});

describeOnEachDatabase('the migration to embedded titles', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keeps chunks and their vectors, which stay valid for the text without titles', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'Library1760000000000');
    const [document] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('s', 't', 'f.pdf', 1) RETURNING id`,
    );
    const [chunk] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, token_count, page_first, page_last)
       VALUES ($1, gen_random_uuid(), 0, 'concept', 'some text', 'hash', 4, 1, 1) RETURNING id`,
      [document!.id],
    );
    await dataSource.query(
      `WITH model AS (
         INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256) VALUES ('m', '1', 2, 'mean', '0')
         RETURNING id)
       INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
       SELECT $1, id, 2, 'hash', '[0.6,0.8]' FROM model`,
      [chunk!.id],
    );

    expect((await migrate(dataSource)).applied).toEqual(EVERY_NAME.slice(1));
    const rows = await dataSource.query<unknown[]>(
      `SELECT c.text, c.content_hash, c.embed_prefix, c.embed_hash, e.content_hash = c.embed_hash AS valid,
              e.embedding::text AS vector
       FROM chunks c JOIN chunk_embeddings e ON e.chunk_id = c.id`,
    );
    expect(rows).toEqual([
      {
        text: 'some text',
        content_hash: 'hash',
        embed_prefix: '',
        embed_hash: 'hash',
        valid: true,
        vector: '[0.6,0.8]',
      },
    ]);
  });
});

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

describeOnEachDatabase('the migration to the parts of chunks', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keeps every chunk, whose parts and printed pages are not known yet', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'TitleBy1760750000000');
    await dataSource.query(
      `WITH book AS (INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('p', 't', 'f.pdf', 1)
                     RETURNING id)
       INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first,
                           page_last, char_first, char_last, published)
       SELECT id, gen_random_uuid(), n, 'concept', 'text ' || n, 'h' || n, 'e' || n, 4, n + 1, n + 1, 7 * n, 7 * n + 5, true
       FROM book, generate_series(0, 2) AS n`,
    );
    const kept = 'ordinal, text, content_hash, page_first, char_first, published';
    const before: unknown = await dataSource.query(`SELECT id, ${kept} FROM chunks ORDER BY ordinal`);

    expect((await migrate(dataSource)).applied[0]).toBe('ChunkParts1760800000000');
    expect(await dataSource.query(`SELECT id, ${kept} FROM chunks ORDER BY ordinal`)).toEqual(before);
    const [middle] = await dataSource.query<{ id: string }[]>('SELECT id FROM chunks WHERE ordinal = 1');
    expect(await new ChunkRepository(dataSource).whole(middle!.id)).toMatchObject({
      ordinal: 1,
      parts: null,
      pageLabelFirst: null,
      previous: (before as { id: string }[])[0]!.id,
      next: (before as { id: string }[])[2]!.id,
    });
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

describeOnEachDatabase('the migration to corrections', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keeps chunks, sections and events, and makes events of corrections', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'AskedRankings1760936000000');
    const [book] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('k', 't', 'f.pdf', 1) RETURNING id`,
    );
    await dataSource.query(
      `INSERT INTO chunks (document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first,
                           page_last, published)
       VALUES ($1, gen_random_uuid(), 0, 'concept', 'text', 'h', 'e', 4, 1, 1, true)`,
      [book!.id],
    );
    const events = () =>
      dataSource.query<{ type: string }[]>('SELECT type, document_id FROM events ORDER BY id');
    const [chunks, before] = [await dataSource.query<object[]>('SELECT * FROM chunks'), await events()];
    expect((await migrate(dataSource)).applied[0]).toBe('Corrections1761000000000');
    expect(await dataSource.query('SELECT * FROM chunks')).toEqual(
      chunks.map((chunk) => ({ ...chunk, difficulty: null, type_reason: null, corrections: [] })),
    );
    expect(await events()).toEqual(before);
    await dataSource.query(
      `INSERT INTO corrections (document_id, kind, change, place, before, after, snapshot, made_by)
       VALUES ($1, 'type', '{}', '{}', '{}', '{}', '{}', '{}')`,
      [book!.id],
    );
    expect((await events()).at(-1)).toMatchObject({ type: 'correction' });
    await backTo(dataSource, 'AskedRankings1760936000000');
    expect(await dataSource.query('SELECT * FROM chunks')).toEqual(chunks);
    expect(await events()).toEqual(before);
    await migrate(dataSource);
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
    expect((await migrate(dataSource)).applied).toEqual(['LibraryEvents1761100000000']);
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

describeOnEachDatabase('the migration to packed postings', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('keeps the terms of books, which go with their index', async () => {
    const { dataSource } = database;
    await backTo(dataSource, 'ChunkFilterIndex1760910000001');
    await dataSource.query(
      `WITH book AS (INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('w', 't', 'f.pdf', 1) RETURNING id),
       index AS (
         INSERT INTO lexical_indexes (document_id, run_id, version, chunks, total_length, published)
         SELECT id, gen_random_uuid(), '1-english', 900, 5000, true FROM book RETURNING id)
       INSERT INTO lexical_postings (term, index_id, chunks, ordinals, frequencies, lengths)
       SELECT p.* FROM index, LATERAL (VALUES
         ('Zeile', index.id, 1, '{0}'::int[], '{4}'::smallint[], '{12}'::smallint[]),
         ('row', index.id, 3, '{3,4,899}', '{4,300,6}', '{10,32767,90}')) AS p`,
    );
    expect((await migrate(dataSource)).applied).toContain('PackedPostings1760931000000');
    const postings = await dataSource.query<{ term: string; chunks: number; list: Buffer }[]>(
      'SELECT term, chunks, list FROM lexical_postings ORDER BY term',
    );
    const read = postings.map(({ term, chunks, list }) => {
      const entries: number[][] = [];
      eachPosting(list, 0, list.length, (...entry) => entries.push(entry));
      return { term, chunks, entries };
    });
    // Lengths are counted in quarters since then.
    expect(read).toEqual([
      { term: 'Zeile', chunks: 1, entries: [[0, 4, 48]] },
      {
        term: 'row',
        chunks: 3,
        entries: [
          [3, 4, 40],
          [4, 300, 131_068],
          [899, 6, 360],
        ],
      },
    ]);
    await dataSource.query('DELETE FROM documents');
    expect(await dataSource.query('SELECT FROM lexical_postings')).toEqual([]);
  });
});

describeOnPostgres('processes that start at once', () => {
  it('apply each migration exactly once', async () => {
    const database = await createDatabase();
    try {
      const options = dataSourceOptions({ url: database.url }, 1, ENTITIES);
      const opened = await Promise.all([connect(options), connect(options), connect(options)]);
      try {
        expect(opened.flatMap(({ migrated }) => migrated.applied)).toEqual(EVERY_NAME);
        expect(await recorded(opened[0].dataSource)).toEqual(EVERY_NAME);
      } finally {
        await Promise.all(opened.map(({ dataSource }) => dataSource.destroy()));
      }
    } finally {
      await database.drop();
    }
  });
});

describeOnPostgres('a library of the first version', () => {
  it('is brought up to date and keeps its content', async () => {
    const database = await createDatabase();
    try {
      const options = dataSourceOptions({ url: database.url }, 1, ENTITIES);
      const first = await connect({ ...options, migrations: MIGRATIONS.slice(0, 1) });
      await first.dataSource.query(
        `INSERT INTO documents (sha256, title, file_name, byte_length, status, contents_source, page_count)
         VALUES ('aa', 'A Book', 'book.pdf', 1000, 'completed', 'outline', 12)`,
      );
      await first.dataSource.destroy();
      const { dataSource, migrated } = await connect(options);
      try {
        expect(migrated.applied).toEqual(EVERY_NAME.slice(1));
        expect(
          await dataSource.query(
            'SELECT title, title_by, status, page_count, contents_source, contents_confidence FROM documents',
          ),
        ).toEqual([
          {
            title: 'A Book',
            title_by: 'file',
            status: 'completed',
            page_count: 12,
            contents_source: 'outline',
            contents_confidence: null,
          },
        ]);
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await database.drop();
    }
  });
});

/** Reverts the migrations after the named one, so that the database is as it was before them. */
async function backTo(dataSource: DataSource, name: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const later = MIGRATIONS.slice(EVERY_NAME.indexOf(name) + 1);
  expect(later).not.toHaveLength(0);
  try {
    for (const Migration of later.toReversed()) {
      const migration = new Migration();
      await migration.down(runner);
      await runner.query('DELETE FROM schema_migrations WHERE name = $1', [migration.name]);
    }
  } finally {
    await runner.release();
  }
}

async function recorded(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM schema_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}
