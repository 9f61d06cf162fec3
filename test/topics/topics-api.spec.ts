import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { startServer } from '../../src/roles/start-server.js';
import { addBook } from '../runs/plain-book.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { HYPHENED_SENTENCE, SENTENCE_OVER_PAGES, indexedBook } from '../services/indexed-book.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const YAML = `
zones:
  - name: Workshop
    description: Work of the hand.
    topics:
      - name: Smiths
        description: Iron and fire.
        subtopics:
          - { name: Anvil, concept: The anvil that the old smith made, code: forge(iron) }
          - Hammer
`;

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Named[];
}

describe('topics, rankings, contexts and quotations over REST', () => {
  let place: TestPlace;
  let app: INestApplication;
  let contract: Contract;
  let book: string;

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    contract = watchContract(app.getHttpServer());
    book = (await addBook(app, indexedBook())).id;
    await app.get(IngestionService).ingest(book, false);
  });
  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const api = () => request(app.getHttpServer());
  const get = async <T>(path: string, query: object = {}): Promise<T> =>
    (await api().get(`/v1/${path}`).query(query).expect(200)).body as T;
  const post = async <T>(path: string, body: object, status = 201): Promise<T> =>
    (await api().post(`/v1/${path}`).send(body).expect(status)).body as T;
  const named = async (path: string, name: string): Promise<string> =>
    (await get<Page>(path, { limit: 100 })).results.find((row) => row.name === name)!.id;
  const importText = (text: string, type = 'application/yaml') =>
    api().post('/v1/taxonomy').set('content-type', type).send(text);

  describe('the taxonomy', () => {
    it('comes with a starter, which is imported twice without a change', async () => {
      await post('taxonomy/starter', {}, 200);
      const again = await post<{ zones: object; subtopics: { unchanged: number } }>(
        'taxonomy/starter',
        {},
        200,
      );
      expect(again).toMatchObject({
        zones: { created: 0, changed: 0 },
        subtopics: { created: 0, changed: 0 },
      });
      expect(again.subtopics.unchanged).toBeGreaterThan(50);
    });

    it('is imported as YAML and JSON, and exported as both', async () => {
      const merged = await importText(YAML).expect(200);
      expect(merged.body).toMatchObject({ zones: { created: 1 }, subtopics: { created: 2, unchanged: 0 } });
      const yaml = await api().get('/v1/taxonomy?format=yaml').expect(200);
      expect(yaml.headers['content-type']).toMatch(/^application\/yaml/);
      const json = await api().get('/v1/taxonomy').expect(200);
      const { zones } = json.body as { zones: { name: string }[] };
      expect(zones.at(-1)).toEqual({
        name: 'Workshop',
        order: 4,
        description: 'Work of the hand.',
        topics: [
          {
            name: 'Smiths',
            description: 'Iron and fire.',
            subtopics: [
              { name: 'Anvil', concept: 'The anvil that the old smith made', code: 'forge(iron)' },
              { name: 'Hammer' },
            ],
          },
        ],
      });
      for (const [text, type] of [
        [yaml.text, 'application/yaml'],
        [json.text, 'application/json'],
      ] as const) {
        const again = await importText(text, type).expect(200);
        expect(again.body).toMatchObject({
          zones: { created: 0, unchanged: 5 },
          topics: { created: 0, changed: 0 },
        });
      }
    });

    it('is refused as a whole, with all faults of a body at once', async () => {
      const before = (await api().get('/v1/taxonomy')).text;
      const body = {
        zones: [
          { name: 'A\u0000B\uD800', description: 'd', topics: [{ name: '\uD800', description: '\u0000' }] },
          { name: 'a b', description: 'd', parent: 'Workshop', order: -1, topics: 'none' },
          { name: 'x'.repeat(101) },
        ],
      };
      const answer = await importText(JSON.stringify(body), 'application/json').expect(400);
      expect(answer.body).toMatchObject({ code: 'taxonomy.invalid_file', field: 'body' });
      const { detail } = answer.body as { detail: string };
      expect(detail).toMatch(/^The taxonomy has (?:[6-9]|1\d) faults; nothing was imported/);
      for (const told of [
        'unknown field parent',
        'must be a list',
        '101 characters',
        'no visible',
        'same name',
      ]) {
        expect(detail).toContain(told);
      }
      expect((await api().get('/v1/taxonomy')).text).toBe(before);
    });

    it.each([
      ['no body', '', 'application/json', 400, 'taxonomy.invalid_file'],
      ['half a body', '{"zones": [', 'application/json', 400, 'taxonomy.invalid_file'],
      ['a name twice', '{"zones": [], "zones": []}', 'application/json', 400, 'taxonomy.invalid_file'],
      ['an alias to itself', 'zones: &z [*z]', 'application/yaml', 400, 'taxonomy.invalid_file'],
      ['deep nesting', '['.repeat(100_000), 'application/json', 400, 'taxonomy.invalid_file'],
      ['a list', '[1]', 'application/json', 400, 'taxonomy.invalid_file'],
      ['too much', `zones: [${' '.repeat(600_000)}]`, 'application/yaml', 413, 'request.too_large'],
      ['plain text', 'zones: []', 'text/plain', 415, 'request.unsupported_media_type'],
      [
        'an unknown charset',
        'zones: []',
        'application/yaml; charset=x',
        415,
        'request.unsupported_media_type',
      ],
    ])('refuses %s', async (_, text, type, status, code) => {
      expect((await importText(text, type).expect(status)).body).toMatchObject({ code });
    });
  });

  describe('zones, topics and subtopics', () => {
    it('are added, changed, moved and deleted', async () => {
      const zone = await post<Named>('zones', { name: ' Sport ', description: 'd', order: 90 });
      expect(zone).toMatchObject({ name: 'Sport', order: 90, topics: 0 });
      const other = await post<Named>('zones', { name: 'Other', description: 'd' });
      const topic = await post<Named>('topics', { name: 'Lists', description: 'd', zone: zone.id });
      expect(topic).toMatchObject({ slug: 'lists', zone: { id: zone.id }, subtopics: 0 });
      const intents = { conceptIntent: 'How slices work', codeIntent: null };
      const subtopic = await post<Named>('subtopics', { name: 'Slices', topic: topic.id, ...intents });
      expect(subtopic).toMatchObject({ ...intents, order: 0, embeddingStatus: 'pending' });

      const change = (path: string, body: object, status = 200) =>
        api().patch(`/v1/${path}`).send(body).expect(status);
      expect((await change(`zones/${zone.id}`, { name: 'Sport 2', order: 95 })).body).toMatchObject({
        name: 'Sport 2',
        order: 95,
      });
      expect((await change(`topics/${topic.id}`, { zone: other.id, slug: 'l-1' })).body).toMatchObject({
        slug: 'l-1',
        zone: { name: 'Other' },
      });
      expect(
        (await change(`subtopics/${subtopic.id}`, { order: 4, conceptIntent: null, codeIntent: 'a[1:2]' }))
          .body,
      ).toMatchObject({ order: 4, conceptIntent: null, codeIntent: 'a[1:2]' });

      const remove = (path: string, status = 200) => api().delete(`/v1/${path}`).expect(status);
      expect((await remove(`topics/${topic.id}`, 409)).body).toMatchObject({ code: 'taxonomy.not_empty' });
      expect((await remove(`zones/${other.id}`, 409)).body).toMatchObject({ code: 'taxonomy.not_empty' });
      expect((await remove(`subtopics/${subtopic.id}`)).body).toEqual({ zones: 0, topics: 0, subtopics: 1 });
      await remove(`subtopics/${subtopic.id}`, 404);
      expect((await remove(`zones/${other.id}?force=true`)).body).toEqual({
        zones: 1,
        topics: 1,
        subtopics: 0,
      });
      expect((await remove(`zones/${zone.id}`)).body).toEqual({ zones: 1, topics: 0, subtopics: 0 });
    });

    it('are listed page by page, with links that keep the filter', async () => {
      const topic = await named('topics', 'Smiths');
      const first = await get<Page>('subtopics', { topic, limit: 1 });
      expect(first).toMatchObject({ count: 2, previous: null, results: [{ name: 'Anvil' }] });
      expect(first.next).toBe(`/v1/subtopics?limit=1&offset=1&topic=${topic}`);
      const second = (await api().get(first.next!).expect(200)).body as Page;
      expect(second).toMatchObject({ count: 2, next: null, results: [{ name: 'Hammer' }] });
      const zone = await named('zones', 'Workshop');
      expect(await get<Page>('subtopics', { zone })).toMatchObject({ count: 2 });
      expect(await get<Page>('topics', { zone })).toMatchObject({ count: 1 });
      expect(await get<Page>(`zones/${zone}/topics`)).toMatchObject({ results: [{ name: 'Smiths' }] });
      expect((await get<Page>(`topics/${topic}/subtopics`)).results.map(({ name }) => name)).toEqual([
        'Anvil',
        'Hammer',
      ]);
      expect(await get(`zones/${zone}`)).toMatchObject({ name: 'Workshop' });
      expect(await get(`topics/${topic}`)).toMatchObject({ subtopics: 2 });
    });
  });

  describe('vectors and lists', () => {
    it('are made in the background: the state says how far they are', async () => {
      const asked = await post<{ since: string; total: number }>('subtopics/embeddings', {}, 202);
      const done = await until('the vectors are made', async () => {
        const state = await get<{ status: string; new: number }>('subtopics/embeddings/state', {
          since: asked.since,
        });
        return state.status === 'completed' && state;
      });
      expect(done).toMatchObject({ total: asked.total, waiting: 0, failed: 0, errors: [] });
      expect(await get('subtopics/embeddings/state')).toMatchObject({ alreadyDone: asked.total, new: 0 });
      const id = await named(`subtopics?topic=${await named('topics', 'Smiths')}`, 'Anvil');
      expect(await get(`subtopics/${id}`)).toMatchObject({
        hasEmbedding: true,
        embeddingStatus: 'completed',
      });
      const detail = await get<{ embeddings: { slot: string; vector: number[] }[] }>(
        `subtopics/${id}/embeddings`,
      );
      expect(detail.embeddings.map(({ slot }) => slot)).toEqual(['concept', 'code']);
      expect(Math.hypot(...detail.embeddings[0]!.vector)).toBeCloseTo(1, 3);
      const listed = await get<Page>('subtopics/embeddings', { limit: 20 });
      expect(listed.results).toHaveLength(20);
      expect(JSON.stringify(listed).length).toBeLessThan(256_000);
    });

    it('are ranked on request, and the result is counted by the limits of the caller', async () => {
      const [wide, narrow] = await Promise.all([
        post<{ id: string }>('rankings', { threshold: 0, topK: 50 }, 202),
        post<{ id: string }>('rankings', { thresholds: { concept: 1, code: 1 }, topK: 1 }, 202),
      ]);
      const result = (id: string) =>
        until('the lists are made', async () => {
          const ranking = await get<{ status: string; rankedAt: string | null; result: object | null }>(
            `rankings/${id}`,
          );
          return ranking.status === 'completed' && ranking;
        });
      expect(await result(narrow.id)).toMatchObject({
        options: { thresholds: { concept: 1, code: 1 }, topK: 1 },
        result: { status: 'success', total_similarities: 0 },
      });
      const made = (await result(wide.id)) as { result: { total_similarities: number } };
      expect(made.result.total_similarities).toBeGreaterThan(100);
      expect(await get<Page>('rankings')).toMatchObject({ count: 2, results: [{}, {}] });

      const overview = await get<Page & { totals: { chunks: number } }>('rankings/overview', {
        text: 'SMITH',
        coverage: 'none',
      });
      expect(overview).toMatchObject({
        count: 2,
        totals: { code: { none: 2 } },
        results: [{ topic: { name: 'Smiths' }, code: { count: 0, bestScore: null } }, {}],
      });
      const paged = await get<Page>('rankings/overview', { limit: 1, minChunks: 1 });
      expect(paged.next).toBe('/v1/rankings/overview?limit=1&offset=1&minChunks=1');
    });

    it('lead from a subtopic to chunks, from a chunk to similar ones', async () => {
      const id = await named(`subtopics?topic=${await named('topics', 'Smiths')}`, 'Anvil');
      interface Lists {
        readonly lists: readonly { slot: string; chunks: { chunkId: string; score: number }[] }[];
      }
      const { lists } = await get<Lists>(`subtopics/${id}/chunks`, {
        slot: 'concept',
        limit: 3,
        minSimilarity: 0.2,
      });
      expect(lists).toMatchObject([
        { slot: 'concept', chunks: [{ rank: 1, document: { id: book } }, {}, {}] },
      ]);
      expect(Math.min(...lists[0]!.chunks.map(({ score }) => score))).toBeGreaterThanOrEqual(0.2);
      const none = await get<Lists>(`subtopics/${id}/chunks`, { type: 'code', minSimilarity: 1 });
      expect(none.lists).toEqual([{ slot: 'code', chunks: [] }]);
      const { chunkId } = lists[0]!.chunks[0]!;
      const similar = await get<{ results: { chunkId: string }[] }>(`chunks/${chunkId}/similar`, {
        limit: 2,
        type: 'concept',
        document: book,
      });
      expect(similar).toMatchObject({ chunk: { chunkId }, results: [{ rank: 1 }, { rank: 2 }] });
      expect(similar.results.map((one) => one.chunkId)).not.toContain(chunkId);
    });
  });

  describe('contexts and quotations', () => {
    it('are made of subtopics or of a question, within a budget', async () => {
      const id = await named(`subtopics?topic=${await named('topics', 'Smiths')}`, 'Anvil');
      const ofTopic = await post(
        'context',
        { subtopics: [id, id], budget: 600, difficulty: 'beginner' },
        200,
      );
      expect(ofTopic).toMatchObject({
        fallback: false,
        text: expect.stringContaining('Subtopic: Anvil') as string,
        sources: [{ number: 1, documentId: book, pool: 'primary' }],
      });
      const asked = { question: 'Who made the anvil?\u0000\uD800', documents: [book], gameType: 'quiz' };
      const ofQuestion = await post<{ tokens: { used: number } }>('context', { ...asked, budget: 300 }, 200);
      expect(ofQuestion.tokens.used).toBeLessThanOrEqual(300);
      const general = await post('context', { subtopics: [id], difficulty: 'master', gameType: 'x' }, 200);
      expect(general).toMatchObject({ tokens: { budget: 3000 } });
    });

    it('are found exactly, nearly or not at all, with pages, boxes and differences', async () => {
      const find = (quote: string) => post('quotes/find', { quote, documents: [book] }, 200);
      expect(await find(SENTENCE_OVER_PAGES)).toMatchObject({
        found: 'exact',
        count: 1,
        places: [
          { documentId: book, pageFirst: 2, pageLast: 3, differences: [], boxes: [{ page: 2 }, { page: 3 }] },
        ],
      });
      expect(await find(HYPHENED_SENTENCE.replace('master', 'mister'))).toMatchObject({
        found: 'near',
        places: [{ match: 'near', differences: [{ quote: 'mister', book: 'master' }] }],
      });
      expect(await find('Nobody ever wrote this \u0000\uDC00 sentence in a book.')).toMatchObject({
        found: 'none',
        places: [],
      });
    });
  });

  it.each([
    'zones',
    'topics',
    'subtopics',
    'rankings',
    'chunks/ID/similar',
    'subtopics/ID/chunks',
    'zones/ID/topics',
  ])('answer 404 under %s for any form of id', async (path) => {
    for (const id of [NOBODY, 'no-uuid', '%00', '%ED%A0%80', "'%20OR%201=1"]) {
      const full = path.includes('ID') ? path.replace('ID', id) : `${path}/${id}`;
      const { status, body } = await api().get(`/v1/${full}`);
      expect(status === 404 || (id === '%ED%A0%80' && status === 400)).toBe(true);
      expect((body as { code: string }).code).toMatch(/\.not_found$|^request\.invalid$/);
    }
  });

  const BODIES: readonly (readonly [string, number, string, string, object])[] = [
    ['zones', 400, 'request.invalid', 'name', {}],
    ['zones', 400, 'taxonomy.invalid', 'name', { name: '\u0000\uD800', description: 'd' }],
    ['zones', 400, 'taxonomy.invalid', 'description', { name: 'x', description: 'x'.repeat(1001) }],
    ['zones', 400, 'request.invalid', 'order', { name: 'x', description: 'd', order: -1 }],
    ['zones', 400, 'request.invalid', 'order', { name: 'x', description: 'd', order: 2 ** 40 }],
    ['zones', 409, 'taxonomy.duplicate', 'name', { name: 'WORKSHOP', description: 'd' }],
    ['zones', 409, 'taxonomy.duplicate', 'order', { name: 'x', description: 'd', order: 0 }],
    ['zones', 400, 'request.invalid', 'topics', { name: 'x', description: 'd', topics: [] }],
    ['zones', 400, 'request.invalid', 'name', { name: ['x'], description: null }],
    ['topics', 400, 'request.invalid', 'zone', { name: 'x', description: 'd' }],
    ['topics', 400, 'request.invalid', 'zone', { name: 'x', description: 'd', zone: 'Workshop' }],
    ['subtopics', 400, 'request.invalid', 'topic', { name: 'x', topic: '\u0000' }],
    ['subtopics', 400, 'request.invalid', 'topic', { name: 'x', conceptIntent: 7 }],
    ['rankings', 400, 'request.invalid', 'threshold', { threshold: 1.5 }],
    ['rankings', 400, 'request.invalid', 'thresholds', { thresholds: { other: 0.5 } }],
    ['rankings', 400, 'request.invalid', 'thresholds', { thresholds: [0.5] }],
    ['rankings', 400, 'request.invalid', 'topK', { topK: 51 }],
    ['context', 400, 'context.invalid', 'question', {}],
    ['context', 400, 'context.invalid', 'question', { question: 'x', subtopics: [] }],
    ['context', 400, 'context.invalid', 'subtopics', { subtopics: [] }],
    ['context', 400, 'search.empty_query', 'query', { question: ' \u200B' }],
    ['context', 400, 'request.invalid', 'budget', { question: 'x', budget: 199 }],
    ['context', 400, 'context.invalid', 'gameType', { question: 'x', gameType: '\u0000' }],
    ['context', 400, 'request.invalid', 'difficulty', { question: 'x', difficulty: 'hard' }],
    ['quotes/find', 400, 'quote.too_short', 'quote', { quote: 'of the book' }],
    ['quotes/find', 400, 'quote.too_long', 'quote', { quote: 'x'.repeat(2001) }],
    ['quotes/find', 400, 'request.invalid', 'limit', { quote: HYPHENED_SENTENCE, limit: 41 }],
    ['quotes/find', 400, 'request.invalid', 'documents', { quote: HYPHENED_SENTENCE, documents: 'all' }],
  ];
  it.each(BODIES)('refuse POST %s with %i, %s of %s', async (path, status, code, field, body) => {
    const before = await get<Page>('rankings');
    const answer = await api().post(`/v1/${path}`).send(body).expect(status);
    expect(answer.body).toMatchObject({ code, field });
    expect((await get<Page>('rankings')).count).toBe(before.count);
  });

  it.each([
    ['zones?limit=0', 'limit'],
    ['zones?limit=101', 'limit'],
    ['zones?zone=x', 'zone'],
    ['topics?zone=x', 'zone'],
    ['subtopics?status=done', 'status'],
    ['subtopics?status=failed&status=failed', 'status'],
    ['subtopics/embeddings?limit=21', 'limit'],
    ['subtopics/embeddings/state?since=yesterday', 'since'],
    ['subtopics/embeddings/state?since=2026-13-01T00:00:00Z', 'since'],
    ['rankings/overview?minChunks=101', 'minChunks'],
    ['rankings/overview?coverage=bad', 'coverage'],
    ['taxonomy?format=xml', 'format'],
  ])('refuse GET %s and name the field', async (path, field) => {
    const answer = await api().get(`/v1/${path}`).expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', field });
  });

  it('refuse filters that lead nowhere, and take control characters for what they are', async () => {
    const unknown = '7f0c1a52-be6f-4f5a-8e4f-0c4b639d530d';
    for (const path of ['topics?zone=', 'subtopics?topic=', 'rankings/overview?topic=']) {
      await api().get(`/v1/${path}${unknown}`).expect(404);
    }
    const { body } = await api()
      .post('/v1/topics')
      .send({ name: 'x', description: 'd', zone: unknown })
      .expect(404);
    expect(body).toMatchObject({ code: 'zone.not_found', field: 'zone' });
    await api()
      .post('/v1/context')
      .send({ subtopics: [unknown] })
      .expect(404);
    await api()
      .post('/v1/quotes/find')
      .send({ quote: HYPHENED_SENTENCE, documents: [unknown] })
      .expect(404);
    expect(await get('rankings/overview?text=an%00vil')).toMatchObject({ count: 0 });
    const id = await named('zones', 'Workshop');
    for (const path of ['zones', 'topics', 'subtopics']) {
      await api().patch(`/v1/${path}/${unknown}`).send({ name: 'x' }).expect(404);
      await api().delete(`/v1/${path}/${unknown}`).expect(404);
    }
    const nothing = await api().patch(`/v1/zones/${id}`).send({}).expect(400);
    expect(nothing.body).toMatchObject({ code: 'taxonomy.invalid', field: 'name' });
  });

  it('answered all of this as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
    expect(contract.seen.size).toBeGreaterThan(60);
  });
});
