import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TaxonomyFiles } from '../../src/topics/taxonomy-files.js';
import { TaxonomyLookup } from '../../src/topics/taxonomy-lookup.js';
import { TopicEmbedding } from '../../src/topics/topic-embedding.js';
import { TopicsService } from '../../src/topics/topics.service.js';
import { describeOnEachLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const PAGE = { limit: 200, offset: 0 };
const NOBODY = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

const SMALL = `
zones:
  - name: Small
    description: A small zone.
    topics:
      - name: Loops
        description: Again.
        subtopics:
          - { name: while, concept: Until a condition fails }
          - { name: for, concept: Once for each item, code: for and enumerate }
`;

describeOnEachLibrary('the taxonomy', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let topics: TopicsService;
  let files: TaxonomyFiles;
  let embedding: TopicEmbedding;

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
    topics = library.get(TopicsService);
    files = library.get(TaxonomyFiles);
    embedding = library.get(TopicEmbedding);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  const find = async (kind: 'zone' | 'topic' | 'subtopic', name: string) =>
    (await library.get(TaxonomyLookup).find(name, [kind], 'name')).id;
  const stored = () =>
    query<{ id: string; slot: string; hash: string; vector: string }>(
      `SELECT s.id, e.slot, e.content_hash AS hash, e.embedding::text AS vector
       FROM subtopics s JOIN subtopic_embeddings e ON e.subtopic_id = s.id ORDER BY s.id, e.slot`,
    );
  const statuses = async () => {
    const { items } = await topics.subtopics({}, PAGE);
    return items.map(({ name, embeddingStatus }) => `${name}: ${embeddingStatus}`);
  };

  it('refuses what is wrong, and names the field', async () => {
    const zone = await topics.addZone({ name: 'Data', description: 'Keeping things.', order: 0 });
    expect(zone).toMatchObject({ order: 0, topics: 0 });
    const topic = await topics.addTopic({ name: 'Lists', description: 'Rows.', zone: zone.id });
    expect(topic).toMatchObject({ slug: 'lists', zone: { name: 'Data' }, subtopics: 0 });
    const subtopic = await topics.addSubtopic({ name: 'Slices', topic: topic.id, conceptIntent: ' ' });
    expect(subtopic).toMatchObject({
      order: 0,
      conceptIntent: null,
      codeIntent: null,
      hasEmbedding: false,
      embeddingStatus: 'pending',
      embeddingError: null,
      topic: { name: 'Lists' },
      zone: { name: 'Data' },
    });
    const description = 'd';
    const refused: [string, string, () => Promise<unknown>][] = [
      ['taxonomy.invalid', 'name', () => topics.addZone({ description })],
      ['taxonomy.invalid', 'name', () => topics.addZone({ name: 'x'.repeat(101), description })],
      ['taxonomy.invalid', 'description', () => topics.addZone({ name: 'x' })],
      ['taxonomy.invalid', 'order', () => topics.addZone({ name: 'x', description, order: -1 })],
      ['taxonomy.duplicate', 'name', () => topics.addZone({ name: 'DATA', description })],
      ['taxonomy.duplicate', 'order', () => topics.addZone({ name: 'x', description, order: 0 })],
      ['taxonomy.invalid', 'zone', () => topics.addTopic({ name: 'x', description })],
      ['zone.not_found', 'zone', () => topics.addTopic({ name: 'x', description, zone: NOBODY })],
      [
        'taxonomy.duplicate',
        'name',
        () => topics.addTopic({ name: 'lists', description, zone: zone.id, slug: 'x' }),
      ],
      ['taxonomy.duplicate', 'slug', () => topics.addTopic({ name: 'Lists!', description, zone: zone.id })],
      ['topic.not_found', 'topic', () => topics.addSubtopic({ name: 'x', topic: 'no id' })],
      ['taxonomy.duplicate', 'name', () => topics.addSubtopic({ name: 'SLICES', topic: topic.id })],
      ['taxonomy.invalid', 'order', () => topics.changeSubtopic(subtopic.id, { order: 0.5 })],
      ['subtopic.not_found', 'id', () => topics.changeSubtopic(NOBODY, { name: 'x' })],
      ['subtopic.not_found', 'id', () => topics.deleteSubtopic('x')],
      ['zone.not_found', 'id', () => topics.topics(NOBODY, PAGE)],
      ['taxonomy.not_empty', 'id', () => topics.deleteTopic(topic.id)],
    ];
    for (const [code, field, attempt] of refused) {
      await expect(attempt()).rejects.toMatchObject({ code, field });
    }
    await expect(topics.deleteZone(zone.id)).rejects.toMatchObject({
      code: 'taxonomy.not_empty',
      message: 'The zone has 1 topic.',
    });
    expect(await topics.deleteZone(zone.id, true)).toEqual({ zones: 1, topics: 1, subtopics: 1 });
    await expect(topics.subtopic(subtopic.id)).rejects.toMatchObject({ code: 'subtopic.not_found' });
  });

  it('is imported as a whole or not at all, and the same file twice changes nothing', async () => {
    await files.import(SMALL, 'file');
    const before = await files.export('yaml');
    const half = `${SMALL}  - { name: Other, description: Fine }\n  - { name: OTHER, description: Twice }\n`;
    await expect(files.import(half, '--file')).rejects.toMatchObject({
      code: 'taxonomy.invalid_file',
      field: '--file',
    });
    const taken = `zones: [{ name: New, description: New, order: 5 }, { name: More, description: m, order: 0 }]`;
    await expect(files.import(taken, 'file')).rejects.toMatchObject({
      message: expect.stringContaining('zone 2 "More" has the order of the zone "Small"') as string,
    });
    expect(await files.export('yaml')).toBe(before);
    const none = { created: 0, changed: 0 };
    const same = {
      zones: { ...none, unchanged: 1 },
      topics: { ...none, unchanged: 1 },
      subtopics: { ...none, unchanged: 2 },
    };
    for (const text of [SMALL, before, await files.export('json')]) {
      expect(await files.import(text, 'file')).toEqual(same);
    }
    expect(await topics.zone(await find('zone', 'small'))).toMatchObject({ order: 0, topics: 1 });
  });

  it('gets vectors of both slots for every subtopic, once', async () => {
    const made = await embedding.embedAll();
    expect(made).toMatchObject({ total: 2, alreadyDone: 0, new: 2, failed: 0, errors: [] });
    expect(Object.values(made.modelsUsed)).toEqual([4]);
    expect(await statuses()).toEqual(['while: completed', 'for: completed']);
    expect(await stored()).toHaveLength(4);
    const again = await embedding.embedAll();
    expect(again).toMatchObject({ total: 2, alreadyDone: 2, new: 0, modelsUsed: {} });
    const [request] = await query('SELECT id FROM ranking_requests');
    expect(request).toBeDefined();
  });

  it('embeds anew what a change concerns, and the old vectors serve until then', async () => {
    const before = await stored();
    await topics.changeZone(await find('zone', 'Small'), { name: 'Tiny', description: 'Another text.' });
    await topics.changeSubtopic(await find('subtopic', 'for'), { order: 7 });
    expect(await embedding.isPending()).toBe(false);
    const code = await find('subtopic', 'for');
    await topics.changeSubtopic(code, { codeIntent: 'for and zip' });
    expect(await statuses()).toEqual(['while: completed', 'for: pending']);
    expect(await embedding.embedAll()).toMatchObject({ alreadyDone: 1, new: 1 });
    const changed = (await stored()).filter(({ hash }, at) => hash !== before[at]!.hash);
    expect(changed.map(({ id, slot }) => ({ id, slot }))).toEqual([{ id: code, slot: 'code' }]);

    const earlier = await stored();
    await topics.changeTopic(await find('topic', 'Loops'), { name: 'Iteration' });
    expect(await statuses()).toEqual(['while: pending', 'for: pending']);
    expect(await stored()).toEqual(earlier);
    await embedding.embedAll();
    expect((await stored()).filter(({ hash }, at) => hash === earlier[at]!.hash)).toEqual([]);

    const other = await topics.addTopic({
      name: 'Other',
      description: 'd',
      zone: await find('zone', 'Tiny'),
    });
    await topics.changeSubtopic(code, { topic: other.id });
    expect(await statuses()).toEqual(['while: completed', 'for: pending']);
    await topics.changeSubtopic(code, { topic: await find('topic', 'Iteration') });
    expect(await embedding.embedAll()).toMatchObject({ alreadyDone: 2, new: 0 });
    expect(await statuses()).toEqual(['while: completed', 'for: completed']);
  });

  it('stores no vector of a text that was changed while it was embedded', async () => {
    const id = await find('subtopic', 'while');
    await topics.changeSubtopic(id, { conceptIntent: 'The first text' });
    const changes: Promise<unknown>[] = [];
    await embedding.embedAll({
      onProgress: (done) => {
        if (done === 0) changes.push(topics.changeSubtopic(id, { conceptIntent: 'The second text' }));
      },
    });
    await Promise.all(changes);
    // Whether the change came before or after the first vectors: the last text wins.
    await embedding.embedAll();
    const final = await stored();
    await query('DELETE FROM subtopic_embeddings');
    await embedding.embedAll();
    expect(await stored()).toEqual(final);
    expect(await topics.subtopic(id)).toMatchObject({
      embeddingStatus: 'completed',
      conceptIntent: 'The second text',
    });
  });

  it('embeds anew by another language or model, once a process that works notices it', async () => {
    const other = await openLibrary({
      ...place,
      environment: { ...place.environment, TOPICS_LANGUAGE: 'none' },
    });
    try {
      const anew = other.get(TopicEmbedding);
      expect(await anew.isPending()).toBe(false);
      await anew.pendOutdated();
      // Only one of the two has a code intent.
      expect(await statuses()).toEqual(['while: completed', 'for: pending']);
      expect(await anew.embedAll()).toMatchObject({ alreadyDone: 1, new: 1 });
      // Vectors of a model that is not used any more.
      await query(
        `WITH other AS (INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256)
                        VALUES ('other', '1', 384, 'mean', '0') RETURNING id)
         UPDATE subtopic_embeddings SET model_id = other.id FROM other`,
      );
      await anew.pendOutdated();
      expect(await statuses()).toEqual(['while: pending', 'for: pending']);
      expect(await anew.embedAll()).toMatchObject({ alreadyDone: 0, new: 2 });
      expect(await stored()).toHaveLength(8);
      await query(`DELETE FROM embedding_models WHERE key = 'other'`);
    } finally {
      await other.close();
    }
  });

  it('is found by names, paths and ids, in any case', async () => {
    const id = await find('subtopic', 'WHILE');
    expect(await find('subtopic', 'tiny > iteration > while')).toBe(id);
    expect(await find('subtopic', id)).toBe(id);
    const twin = await topics.addSubtopic({ name: 'while', topic: await find('topic', 'Other') });
    await expect(find('subtopic', 'while')).rejects.toMatchObject({
      code: 'taxonomy.ambiguous',
      hint: expect.stringContaining('"Tiny > Iteration > while", "Tiny > Other > while"') as string,
    });
    expect(await find('subtopic', 'Other > while')).toBe(twin.id);
    await expect(find('subtopic', 'nothing')).rejects.toMatchObject({ code: 'subtopic.not_found' });
  });
});
