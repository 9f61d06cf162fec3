import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SLOTS, TYPES_OF_SLOT } from '../../src/book/slot.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { createIndex, dropIndex } from '../../src/embedding/vector-index.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { RunRecovery } from '../../src/ingestion/run-recovery.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { RankingOverview } from '../../src/ranking/ranking-overview.js';
import { RankingService } from '../../src/ranking/ranking.service.js';
import { THIS_PROCESS } from '../../src/runs/run-owner.js';
import { RunHistoryRepository } from '../../src/runs/run-history.repository.js';
import { runView } from '../../src/runs/run-view.js';
import { TaxonomyFiles } from '../../src/topics/taxonomy-files.js';
import { TopicEmbedding } from '../../src/topics/topic-embedding.js';
import { TopicsService } from '../../src/topics/topics.service.js';
import { openWorker } from '../jobs/open-roles.js';
import { addBook } from '../runs/plain-book.js';
import { describeOnPostgres } from '../services/databases.js';
import { describeOnOneLibrary, openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const TAXONOMY = `
zones:
  - name: Cooking
    description: Food.
    topics:
      - name: Bread
        description: Baking bread.
        subtopics:
          - { name: Dough, concept: How flour and water become dough, code: "print dough" }
          - { name: Oven, concept: How hot an oven has to be, code: "print oven" }
      - name: Music
        description: Playing music.
        subtopics:
          - { name: Violin, concept: How a violin is tuned }
`;

const SUBJECTS = ['dough of flour and water', 'a hot oven', 'a violin and its strings', 'an old harbour'];

/** A book whose sections explain the subjects, and a page of code. */
function book(edition: string): Buffer {
  const pages = SUBJECTS.map((subject) => [
    `About ${subject}`,
    `This section of the ${edition} edition explains in plain words`,
    `what has to be known about ${subject}, and why it matters.`,
    `Whoever reads the ${edition} edition understands ${subject} better.`,
  ]);
  return makePdf({
    title: `The ${edition} edition`,
    pages: [
      ...pages.map(([title, ...lines]) => ({
        texts: [
          { text: title!, x: 72, y: 720, size: 16, font: 'Helvetica-Bold' as const },
          ...lines.map((text, line) => ({ text, x: 72, y: 690 - 14 * line })),
        ],
      })),
      {
        texts: [
          { text: 'A program', x: 72, y: 720, size: 16, font: 'Helvetica-Bold' as const },
          ...[
            `def bake_${edition}(oven):`,
            '    dough = mix("flour", "water")',
            '    return oven.bake(dough)',
          ].map((text, line) => ({ text, x: 72, y: 690 - 14 * line, font: 'Courier' as const })),
        ],
      },
    ],
    outline: [...pages.map(([title]) => title!), 'A program'].map((title, at) => ({
      title,
      level: 0,
      page: at + 1,
      y: 740,
    })),
  });
}

interface Row {
  readonly subtopic_id: string;
  readonly slot: string;
  readonly rank: number;
  readonly chunk_id: string;
  readonly score: number;
}

describeOnOneLibrary('the lists of subtopics', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let ranking: RankingService;
  let ingestion: IngestionService;
  let firstBook: string;

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    ranking = library.get(RankingService);
    ingestion = library.get(IngestionService);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  const rows = () => query<Row>('SELECT * FROM rankings ORDER BY subtopic_id, slot, rank');
  const places = async () =>
    (await rows()).map(({ subtopic_id, slot, rank, chunk_id }) => [subtopic_id, slot, rank, chunk_id]);
  const ingest = async (edition: string) => {
    const { id } = await addBook(library, book(edition));
    const run = await ingestion.ingest(id, false);
    return { id, run, document: await library.get(DocumentsService).get(id) };
  };
  const subtopic = async (name: string) => {
    const { items } = await library.get(TopicsService).subtopics({}, { limit: 10, offset: 0 });
    return items.find((item) => item.name === name)!.id;
  };
  const booksIn = async (name: string) => {
    const { lists } = await ranking.chunks(await subtopic(name), { limit: 50, minSimilarity: 0 });
    return new Set(lists.flatMap(({ chunks }) => chunks.map(({ document }) => document.id)));
  };

  it('cost a run nothing without topics, and a ranking says so', async () => {
    const { id, run, document } = await ingest('first');
    firstBook = id;
    expect(run.stageMs).not.toHaveProperty('ranking');
    expect(run.report).not.toHaveProperty('ranking');
    expect(document.status).toBe('completed');
    expect(await ranking.isRequested()).toBe(false);
    expect(await ranking.rank()).toMatchObject({
      status: 'warning',
      processed_subtopics: 0,
      total_similarities: 0,
      message: expect.stringContaining('no subtopics') as string,
    });
  });

  it('are those of the cosines of all pairs, in order, by either way', async () => {
    await library.get(TaxonomyFiles).import(TAXONOMY, 'file');
    await library.get(TopicEmbedding).embedAll();
    const result = await ranking.rank({ threshold: 0, topK: 50 }, { way: 'exact' });
    const exact = await rows();
    expect(result).toMatchObject({
      status: 'success',
      processed_subtopics: 3,
      total_similarities: exact.length,
    });

    const expected: Row[] = [];
    for (const slot of SLOTS) {
      const pairs = await query<{ subtopic_id: string; chunk_id: string; intent: string; chunk: string }>(
        `SELECT t.subtopic_id, e.chunk_id, t.embedding::text AS intent, e.embedding::text AS chunk
         FROM subtopic_embeddings t JOIN chunk_embeddings e ON e.model_id = t.model_id JOIN chunks c ON c.id = e.chunk_id
         WHERE t.slot = $1 AND c.published AND c.type = ANY($2)`,
        [slot, TYPES_OF_SLOT[slot]],
      );
      const scored = pairs
        .map(({ subtopic_id, chunk_id, intent, chunk }) => ({
          subtopic_id,
          chunk_id,
          score: cosine(intent, chunk),
        }))
        .filter(({ score }) => score >= 0)
        .toSorted((a, b) => b.score - a.score || (a.chunk_id < b.chunk_id ? -1 : 1));
      for (const id of new Set(scored.map(({ subtopic_id }) => subtopic_id))) {
        const list = scored.filter(({ subtopic_id }) => subtopic_id === id).slice(0, 50);
        expected.push(...list.map((entry, at) => ({ ...entry, slot, rank: at + 1 })));
      }
    }
    const inOrder = expected.toSorted((a, b) =>
      `${a.subtopic_id}${a.slot}` < `${b.subtopic_id}${b.slot}`
        ? -1
        : Number(`${a.subtopic_id}${a.slot}` !== `${b.subtopic_id}${b.slot}`) || a.rank - b.rank,
    );
    expect(exact.length).toBeGreaterThan(6);
    expect(exact.map(({ chunk_id }) => chunk_id)).toEqual(inOrder.map(({ chunk_id }) => chunk_id));
    const apart = exact.map(({ score }, at) => Math.abs(score - inOrder[at]!.score));
    expect(Math.max(...apart)).toBeLessThan(1e-6);

    const byExact = await places();
    const [model] = await query<{ id: number }>('SELECT model_id AS id FROM subtopic_embeddings LIMIT 1');
    await query(createIndex({ modelId: model!.id, dimension: 384 }, false));
    const wide = { threshold: 0, topK: 50 };
    expect((await ranking.rank(wide, { way: 'index' })).message).toContain('by the index');
    expect(await places()).toEqual(byExact);
    // The index cannot fill lists of 50 here, so it is not relied on.
    expect((await ranking.rank(wide)).message).toContain('by all vectors');
    expect(await places()).toEqual(byExact);
    await query(dropIndex(model!.id, false));
  });

  it('lead from a subtopic to what it is about, with limits that are honoured', async () => {
    const { lists } = await ranking.chunks(await subtopic('Violin'), {
      slot: 'concept',
      limit: 1,
      minSimilarity: 0.1,
    });
    expect(lists).toHaveLength(1);
    expect(lists[0]!.chunks).toHaveLength(1);
    expect(lists[0]!.chunks[0]).toMatchObject({
      rank: 1,
      type: 'concept',
      pageFirst: 3,
      sectionPath: ['About a violin and its strings'],
      document: { id: firstBook },
    });
    const ofType = await ranking.chunks(await subtopic('Dough'), { type: 'code', minSimilarity: 0 });
    expect(ofType.lists.map(({ slot }) => slot)).toEqual(['code']);
    expect(ofType.lists[0]!.chunks.map(({ type }) => type)).toEqual(['code']);
    for (const wrong of [
      { limit: 0 },
      { limit: 51 },
      { minSimilarity: Number.NaN },
      { slot: 'concept', type: 'code' } as const,
    ]) {
      await expect(ranking.chunks(await subtopic('Dough'), wrong)).rejects.toMatchObject({
        code: 'ranking.invalid',
      });
    }
  });

  it('are never thinned by a caller with other limits', async () => {
    await ranking.rank();
    const before = await places();
    const narrow = await ranking.rank({ threshold: 0.99, topK: 1 });
    expect(narrow.total_similarities).toBe(0);
    expect(await places()).toEqual(before);
  });

  it('stay as they are for subtopics that have no vector by the current model yet', async () => {
    const before = await places();
    await query(
      `WITH other AS (INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256)
                      VALUES ('earlier', '1', 384, 'mean', '0') RETURNING id)
       UPDATE subtopic_embeddings SET model_id = other.id FROM other`,
    );
    expect(await ranking.rank()).toMatchObject({
      status: 'warning',
      processed_subtopics: 0,
      message: expect.stringContaining('3 of 3 subtopics have no vectors yet') as string,
    });
    expect(await places()).toEqual(before);
    await library.get(TopicEmbedding).embedAll();
    await query(`DELETE FROM embedding_models WHERE key = 'earlier'`);
    expect(await ranking.rank()).toMatchObject({ status: 'success', processed_subtopics: 3 });
  });

  it('are made by a run after it has published', async () => {
    const { id, run, document } = await ingest('second');
    expect(run.stageMs).toHaveProperty('ranking');
    expect(run.report.ranking).toMatchObject({ status: 'success', processed_subtopics: 3 });
    expect(document).toMatchObject({ status: 'completed' });
    expect(await booksIn('Violin')).toEqual(new Set([firstBook, id]));
    expect(await ranking.isRequested()).toBe(false);
  });

  it('show nothing of a document that is hidden, have room for others at the next ranking, and show it again when it is restored', async () => {
    const others = await booksIn('Violin');
    await ingestion.delete(firstBook, false);
    others.delete(firstBook);
    expect(await booksIn('Violin')).toEqual(others);
    const { subtopics } = await library.get(RankingOverview).read({ limit: 10, offset: 0 });
    const shown = await ranking.chunks(await subtopic('Violin'), { limit: 50, minSimilarity: 0 });
    const listed = shown.lists.map(({ chunks }) => chunks.length);
    const violin = subtopics.find(({ name }) => name === 'Violin')!;
    expect([violin.concept.count, violin.code.count]).toEqual(listed);
    expect(shown.lists[0]!.chunks.map(({ rank }) => rank)).toEqual(
      shown.lists[0]!.chunks.map((_, at) => at + 1),
    );
    expect(await ranking.isRequested()).toBe(true);
    await ranking.rank();
    expect(await query('SELECT id FROM ranking_requests')).toEqual([]);
    await addBook(library, book('first'));
    expect(await ranking.isRequested()).toBe(true);
    await ranking.rank();
    expect((await booksIn('Violin')).has(firstBook)).toBe(true);
  });

  it('lose the chunks of a document that is removed at once', async () => {
    const { id } = await ingest('third');
    expect((await booksIn('Dough')).has(id)).toBe(true);
    await ingestion.delete(id, true);
    expect((await booksIn('Dough')).has(id)).toBe(false);
    expect(await ranking.isRequested()).toBe(true);
    await Promise.all([ranking.rank(), ranking.rank()]);
    const [gone] = await query(
      'SELECT FROM rankings r LEFT JOIN chunks c ON c.id = r.chunk_id WHERE c.id IS NULL',
    );
    expect(gone).toBeUndefined();
  });

  it('that cannot be made leave the book usable, with a warning that goes by itself', async () => {
    await query(`CREATE FUNCTION refuse_ranking() RETURNS trigger LANGUAGE plpgsql AS $$
                 BEGIN RAISE EXCEPTION 'This list is refused.'; END $$`);
    await query(
      'CREATE TRIGGER refuse_ranking BEFORE INSERT ON rankings FOR EACH ROW EXECUTE FUNCTION refuse_ranking()',
    );
    const before = await places();
    const { id, run, document } = await ingest('fourth');
    await query('DROP FUNCTION refuse_ranking() CASCADE');
    expect(run.report.ranking).toMatchObject({ status: 'error', message: 'This list is refused.' });
    expect(document.status).toBe('completed_with_warnings');
    expect(document.message).toContain('could not be ranked');
    expect(await places()).toEqual(before);
    expect(await ranking.isRequested()).toBe(true);
    await ranking.rank();
    expect((await booksIn('Oven')).has(id)).toBe(true);
    // Ranking alone changes no document.
    expect((await library.get(DocumentsService).get(id)).status).toBe('completed_with_warnings');
  });

  it.each([
    ['is lost with its process', 'completed', (id: string) => lose(id)],
    ['is cancelled', 'cancelled', (id: string) => ingestion.cancel(id)],
  ] as const)('leave the book published when the run that makes them %s', async (_, state, end) => {
    const { id, run } = await ingest(`fifth ${state}`);
    await query(
      `UPDATE ingestion_runs SET state = 'ranking', finished_at = NULL, status_before = 'completed', owner = $2 WHERE id = $1`,
      [run.id, THIS_PROCESS],
    );
    await query(`UPDATE documents SET status = 'processing' WHERE id = $1`, [id]);
    await query('DELETE FROM ranking_requests');
    await end(id);
    const history = library.get(RunHistoryRepository);
    const ended = await history.find(run.id);
    expect(ended?.state).toBe(state);
    expect((await library.get(DocumentsService).get(id)).status).toBe('completed');
    expect((await history.latestPublished(id))?.id).toBe(run.id);
    expect((await booksIn('Oven')).has(id)).toBe(true);
    // A run that is stopped may have left vectors; the request of the lost one was removed above.
    expect(await ranking.isRequested()).toBe(state === 'cancelled');
    const view = runView({ run: ended!, queuePosition: null, heartbeatAgeMs: null });
    expect(view.percent).toBeLessThanOrEqual(100);
  });

  /** As if its process had been killed: this one does not know of the run. */
  async function lose(id: string): Promise<void> {
    await library.get(RunRecovery).recover();
    expect((await ingestion.progress(id)).run?.state).toBe('completed');
  }
});

describeOnPostgres('a worker', () => {
  it('embeds new subtopics and ranks them, told by nobody, and waits for no deletion', async () => {
    const place = await postgresPlace();
    const worker = await openWorker(place);
    try {
      const { id } = await addBook(worker, book('only'));
      await worker.get(IngestionService).ingest(id, false);
      await worker.get(TaxonomyFiles).import(TAXONOMY, 'file');
      const topics = worker.get(TopicsService);
      const ranked = await until('every subtopic has its vectors and its lists', async () => {
        const { items } = await topics.subtopics({ status: 'completed' }, { limit: 10, offset: 0 });
        const { totals } = await worker.get(RankingOverview).read({ minChunks: 1, limit: 1, offset: 0 });
        return items.length === 3 && totals.chunks > 6 && totals;
      });
      expect(ranked.average).toBeGreaterThan(2);
      const ranking = worker.get(RankingService);
      await until('nothing is asked for', async () => !(await ranking.isRequested()));

      // A chunk that is about to be deleted is left out, and nobody waits for the end of that deletion.
      const database = worker.get(DataSource);
      await database.transaction(async (deleting) => {
        const [locked] = await deleting.query<{ id: string }[]>(
          'SELECT chunk_id AS id FROM rankings r JOIN chunks c ON c.id = r.chunk_id LIMIT 1 FOR UPDATE OF c',
        );
        await ranking.rank();
        const listed = await database.query('SELECT FROM rankings WHERE chunk_id = $1', [locked!.id]);
        expect(listed).toEqual([]);
      });
    } finally {
      await worker.close();
      await place.remove();
    }
  });
});

/** In double precision, from the texts of the vectors. */
function cosine(a: string, b: string): number {
  const [left, right] = [JSON.parse(a) as number[], JSON.parse(b) as number[]];
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right));
}
