import { eachPosting } from '../../src/lexical/posting-list.js';
import { ChunkRepository } from '../../src/reading/chunk.repository.js';
import { migrate } from '../../src/database/migrate.js';
import { describeOnEachDatabase } from '../services/databases.js';
import type { TestDatabase } from '../services/databases.js';
import { backTo, EVERY_NAME } from './back-to.js';

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
