import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { KeysService } from '../../src/access/keys.service.js';
import type { CorrectionList } from '../../src/corrections/correction-lists.service.js';
import type { CorrectionView } from '../../src/corrections/correction-view.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import type { ChunkList } from '../../src/reading/chunks.service.js';
import type { ContentsList } from '../../src/reading/contents.service.js';
import type { WholeChunk } from '../../src/reading/reading-views.js';
import { spanOf } from '../../src/runs/run-states.js';
import { startServer } from '../../src/roles/start-server.js';
import { addBook } from '../runs/plain-book.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { CommandLine } from '../services/command-line.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { nestedBook } from '../services/nested-book.js';
import { until } from '../services/until.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** One server with one book; each test leaves it as it was. */
describe('corrections by hand', () => {
  let place: TestPlace;
  let app: INestApplication;
  let contract: Contract;
  let book: string;

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    contract = watchContract(app.getHttpServer());
    book = (await addBook(app, nestedBook())).id;
    await app.get(IngestionService).ingest(book, false);
  });
  afterAll(async () => {
    await app?.close();
    await place.remove();
  });

  type Method = 'get' | 'patch' | 'post' | 'delete';
  const send = async <T>(method: Method, path: string, status: number, body?: object): Promise<T> => {
    const asked = request(app.getHttpServer())[method](`/v1/${path}`);
    const answer = await (body ? asked.send(body) : asked);
    expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status });
    return answer.body as T;
  };
  const chunks = async () =>
    (await send<ChunkList>('get', `documents/${book}/chunks?view=full&limit=200`, 200)).results;
  const chunk = (id: string) => send<WholeChunk>('get', `chunks/${id}`, 200);
  const list = (query = '') => send<CorrectionList>('get', `documents/${book}/corrections${query}`, 200);
  const correct = async (method: Method, path: string, body: object = {}): Promise<CorrectionView[]> =>
    (await send<{ corrections: CorrectionView[] }>(method, path, method === 'post' ? 201 : 200, body))
      .corrections;
  const undo = (id: string) => send<CorrectionView>('delete', `corrections/${id}`, 200);
  const again = () => app.get(IngestionService).ingest(book, true);
  /** Whatever names things anew when a book is read again. */
  const lasting = async () =>
    (await chunks()).map((one) => {
      const { chunkId: _, sectionId: __, documentId: ___, ...rest } = one;
      return rest;
    });
  const prose = async () =>
    (await chunks()).find(({ type, text }) => type === 'concept' && text.length > 80)!;
  const hits = async (query: string) => {
    const asked = `search?query=${encodeURIComponent(query)}&document=${book}&leg=lexical`;
    return (await send<{ results: { chunkId: string; text: string }[] }>('get', asked, 200)).results;
  };

  it('change the type and the difficulty, tell who did it, and are undone', async () => {
    const before = await chunks();
    const { chunkId } = await prose();
    const made = await correct('patch', `chunks/${chunkId}`, { type: 'example', difficulty: 'master' });
    expect(made).toMatchObject([
      {
        kind: 'type',
        status: 'applied',
        by: { kind: 'open', name: 'open' },
        before: { type: 'concept' },
        after: { type: 'example' },
        chunkIds: [chunkId],
      },
      { kind: 'difficulty', before: { difficulty: null }, after: { difficulty: 'master' } },
    ]);
    const now = await chunk(chunkId);
    expect(now).toMatchObject({
      type: 'example',
      difficulty: 'master',
      corrected: true,
      typeReason: { rule: 'by_hand' },
    });
    expect(now.corrections.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(await send('patch', `chunks/${chunkId}`, 400, { type: 'example' })).toMatchObject({
      code: 'correction.nothing',
    });
    // The one does not depend on the other, so they can be undone in any order.
    for (const { id } of made) expect(await undo(id)).toMatchObject({ status: 'undone', undoneBy: 'open' });
    expect(await chunks()).toEqual(before);
    expect(await send('delete', `corrections/${made[0]!.id}`, 409)).toMatchObject({
      code: 'correction.undone',
    });
  });

  it('split a chunk and join it again, with their words and vectors', async () => {
    const before = await chunks();
    const whole = await prose();
    const offset = whole.text.indexOf(' ', 40) + 1;
    const [split] = await correct('post', `chunks/${whole.chunkId}/split`, { offset });
    expect(split).toMatchObject({
      kind: 'split',
      before: { texts: [whole.text] },
      after: { texts: [whole.text.slice(0, offset).trim(), whole.text.slice(offset)] },
    });
    const [first, second] = split!.chunkIds;
    expect(first).toBe(whole.chunkId);
    const halves = await chunks();
    expect(halves.map(({ ordinal }) => ordinal)).toEqual([...Array(before.length + 1).keys()]);
    expect(halves[whole.ordinal + 1]).toMatchObject({ chunkId: second, sectionId: whole.sectionId });
    const words = whole.text.slice(offset).split(/\s+/).slice(0, 6).join(' ');
    expect((await hits(words)).some(({ text }) => text.includes(words))).toBe(true);
    // Vectors of the whole text serve until those of the halves are made.
    expect((await chunk(second!)).vectors).toHaveLength(1);
    await until('new vectors', async () => (await chunk(second!)).vectors.every(({ current }) => current));

    expect(await send('delete', `corrections/${split!.id}`, 200)).toMatchObject({ status: 'undone' });
    expect(await chunks()).toEqual(before);

    const [again_] = await correct('post', `chunks/${whole.chunkId}/split`, { offset });
    const [join] = await correct('post', `chunks/${whole.chunkId}/join`);
    expect(join!.after.texts).toEqual([whole.text]);
    expect(await send('delete', `corrections/${again_!.id}`, 409)).toMatchObject({
      code: 'correction.built_upon',
      detail: expect.stringContaining(join!.id) as string,
    });
    await undo(join!.id);
    await undo(again_!.id);
    expect(await chunks()).toEqual(before);
  });

  it('mend the title of a section, also in the paths below it', async () => {
    const contents = () => send<ContentsList>('get', `documents/${book}/contents`, 200);
    const before = await contents();
    const chapter = before.results.find(({ level, chunksBelow }) => level === 0 && chunksBelow > 0)!;
    const [made] = await correct('patch', `sections/${chapter.id}`, { title: 'Weaving  by hand' });
    expect(made).toMatchObject({
      kind: 'title',
      before: { title: chapter.title },
      after: { title: 'Weaving by hand' },
      sectionId: chapter.id,
    });
    const after = await contents();
    expect(after.results.find(({ id }) => id === chapter.id)).toMatchObject({
      title: 'Weaving by hand',
      corrected: true,
    });
    const below = after.results.filter(({ parentId }) => parentId === chapter.id);
    expect(below.length).toBeGreaterThan(0);
    for (const { path } of below) expect(path[0]).toBe('Weaving by hand');
    expect((await hits('weaving hand')).length).toBeGreaterThan(0);
    await undo(made!.id);
    expect(await contents()).toEqual(before);
  });

  it('survive a new ingest, and are told of when they no longer fit', async () => {
    const before = await lasting();
    const whole = await prose();
    const offset = whole.text.indexOf(' ', 40) + 1;
    const [split] = await correct('post', `chunks/${whole.chunkId}/split`, { offset });
    const [typed] = await correct('patch', `chunks/${split!.chunkIds[1]}`, { type: 'exercise' });
    const contents = await send<ContentsList>('get', `documents/${book}/contents`, 200);
    const section = contents.results.find(({ id }) => id === whole.sectionId)!;
    const [title] = await correct('patch', `sections/${section.id}`, { title: 'Mended' });
    const corrected = await lasting();
    const run = await again();
    expect(run.report.corrections).toEqual({ applied: 3, notApplied: [] });
    expect(await lasting()).toEqual(corrected);
    expect((await list()).byStatus).toMatchObject({ applied: 3, not_applied: 0 });
    const [half] = (await list()).results.find(({ id }) => id === typed!.id)!.chunkIds;
    await until('a vector', async () => (await chunk(half!)).vectors.some(({ current }) => current));

    // Another version of the program may cut the book in another way.
    await app
      .get(DataSource)
      .query(
        `UPDATE corrections SET place = jsonb_set(place, '{contentHash}', '"${'0'.repeat(64)}"') WHERE id = $1`,
        [split!.id],
      );
    const other = await again();
    expect(other.report.corrections).toMatchObject({
      applied: 1,
      notApplied: [{ id: split!.id, kind: 'split' }, { id: typed!.id }],
    });
    expect(await list('?status=not_applied')).toMatchObject({
      count: 2,
      results: [
        { id: typed!.id, chunkIds: [], reason: expect.stringContaining('No chunk') as string },
        { id: split!.id },
      ],
    });
    const { body } = await request(app.getHttpServer()).get(`/v1/documents/${book}`);
    expect(body).toMatchObject({
      status: 'completed_with_warnings',
      message: expect.stringContaining('2 of 3 corrections by hand') as string,
    });
    for (const id of [title!.id, typed!.id, split!.id]) await undo(id);
    expect(await lasting()).toEqual(before);
    await again();
    expect(await lasting()).toEqual(before);
  });

  it('break no code unless they are asked to', async () => {
    const code = (await chunks()).find(({ type }) => type === 'code')!;
    const { parts } = await chunk(code.chunkId);
    const part = parts!.find(({ kind, first, last }) => kind === 'code' && last - first > 20)!;
    const offset = code.text.indexOf('\n', part.first + 5) + 1;
    const refused = await send('post', `chunks/${code.chunkId}/split`, 400, { offset });
    expect(refused).toMatchObject({ code: 'correction.breaks_code', field: 'breakCode' });
    const [made] = await correct('post', `chunks/${code.chunkId}/split`, { offset, breakCode: true });
    const [, second] = made!.chunkIds;
    const tail = await chunk(second!);
    // Blank lines at the cut go, the indentation of the first line stays.
    expect(tail.text).toBe(code.text.slice(offset).replace(/^\n+/, ''));
    expect(tail.parts![0]).toMatchObject({ first: 0, goesOn: true });
    await undo(made!.id);
  });

  it('are refused with the reason', async () => {
    const { chunkId, text, sectionId } = await prose();
    const bad = (method: Method, path: string, status: number, body?: object) =>
      send<{ code: string; field?: string }>(method, path, status, body);
    for (const offset of [text.length, text.length + 5]) {
      expect(await bad('post', `chunks/${chunkId}/split`, 400, { offset })).toMatchObject({
        code: 'correction.offset',
        field: 'offset',
      });
    }
    expect(await bad('post', `chunks/${chunkId}/split`, 400, { offset: 0 })).toMatchObject({
      field: 'offset',
    });
    expect(await bad('post', `chunks/${chunkId}/split`, 400, {})).toMatchObject({ field: 'offset' });
    expect(await bad('post', `chunks/${NOBODY}/join`, 404, {})).toMatchObject({ code: 'chunk.not_found' });
    expect(await bad('patch', `sections/${NOBODY}`, 404, { title: 'a' })).toMatchObject({
      code: 'section.not_found',
    });
    expect(await bad('patch', `sections/${sectionId}`, 400, { title: ' \u200B ' })).toMatchObject({
      field: 'title',
    });
    expect(await bad('delete', 'corrections/none', 404)).toMatchObject({ code: 'correction.not_found' });
    expect(await bad('patch', `chunks/${chunkId}`, 400, {})).toMatchObject({ code: 'correction.nothing' });
    expect(
      await bad('patch', `chunks/${chunkId}`, 409, { type: 'example', contentHash: 'f'.repeat(64) }),
    ).toMatchObject({ code: 'chunk.changed' });
    const last = (await chunks()).findLast((one) => one.sectionId === sectionId)!;
    expect(await bad('post', `chunks/${last.chunkId}/join`, 409, {})).toMatchObject({
      code: 'correction.no_next',
    });
  });

  it('wait for a run that replaces the chunks', async () => {
    const { chunkId } = await prose();
    await app.get(DataSource).query(
      `INSERT INTO ingestion_runs (document_id, state, status_before, first_stage, last_stage)
       VALUES ($1, 'embedding', 'completed', 'reading', 'publishing')`,
      [book],
    );
    try {
      expect(await send('patch', `chunks/${chunkId}`, 409, { type: 'example' })).toMatchObject({
        code: 'run.active',
      });
    } finally {
      await app.get(DataSource).query(`DELETE FROM ingestion_runs WHERE state = 'embedding'`);
    }
  });

  it('wait for chunks that were cut anew to be embedded', async () => {
    const ingestion = app.get(IngestionService);
    await ingestion.finish((await ingestion.reprocess(book, spanOf('reading', 'chunking'))).runId);
    const { chunkId } = await prose();
    expect(await send('patch', `chunks/${chunkId}`, 409, { type: 'example' })).toMatchObject({
      code: 'correction.waiting',
    });
    await again();
    const [made] = await correct('patch', `chunks/${(await prose()).chunkId}`, { type: 'example' });
    await undo(made!.id);
  });

  it('are the same for commands', async () => {
    const cli = new CommandLine(place.environment['COLOPHON_DATA_DIR']!, place.environment);
    const { chunkId } = await prose();
    const made = await cli.json<{ corrections: CorrectionView[] }>([
      'corrections',
      'set',
      chunkId,
      '--difficulty',
      'master',
    ]);
    expect(made.corrections).toMatchObject([{ kind: 'difficulty', by: { kind: 'command' } }]);
    const [correction] = made.corrections;
    expect(await cli.json<CorrectionList>(['corrections', 'list', book, '--limit', '1'])).toMatchObject({
      results: [correction],
    });
    const { code, stdout } = await cli.run(['corrections', 'undo', correction!.id]);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('undone') as string });
  });

  it("need no book of one's own: the sample is one request away", async () => {
    const sample = await send<{ id: string; runId: string }>('post', 'documents/sample', 201);
    expect(sample).toMatchObject({
      reused: false,
      fileName: 'handbook.pdf',
      runId: expect.any(String) as string,
    });
    expect(await send('post', 'documents/sample', 200)).toMatchObject({ id: sample.id, reused: true });
    await app.get(IngestionService).delete(sample.id, true);
  });

  // The last one: from its key on the server requires keys.
  it('are events, and remember the key', async () => {
    const { chunkId } = await prose();
    const { key } = await app.get(KeysService).create({ name: 'Ada', scope: 'write' });
    try {
      const { body } = await request(app.getHttpServer())
        .patch(`/v1/chunks/${chunkId}`)
        .set('authorization', `Bearer ${key}`)
        .send({ difficulty: 'advanced' })
        .expect(200);
      const { corrections } = body as { corrections: CorrectionView[] };
      expect(corrections[0]!.by).toMatchObject({ kind: 'key', name: 'Ada' });
      const events = await app
        .get(DataSource)
        .query<{ payload: unknown }[]>(
          `SELECT payload FROM events WHERE type = 'correction' ORDER BY id DESC LIMIT 1`,
        );
      expect(events[0]!.payload).toEqual({
        correctionId: corrections[0]!.id,
        kind: 'difficulty',
        status: 'applied',
      });
      const read = await app.get(KeysService).create({ name: 'Eve', scope: 'read' });
      await request(app.getHttpServer())
        .delete(`/v1/corrections/${corrections[0]!.id}`)
        .set('authorization', `Bearer ${read.key}`)
        .expect(403);
    } finally {
      await app.get(DataSource).query('DELETE FROM api_keys');
    }
  });

  it('are answered as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
  });
});
