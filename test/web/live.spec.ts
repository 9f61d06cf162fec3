import { getEventListeners } from 'node:events';
import { noteActivity, readActivity } from '../../web/src/api/activity.js';
import { afterEvent, isOutOfDate } from '../../web/src/api/out-of-date.js';
import type { LibraryEvent, RunEvent } from '../../web/src/api/events.js';
import { sleep } from '../../web/src/api/sleep.js';

const BOOK = 'book';

function run(event: Partial<RunEvent>): RunEvent {
  return {
    type: 'run',
    at: '2026-03-02T09:30:00.000Z',
    documentId: BOOK,
    runId: 'run',
    state: 'queued',
    stage: null,
    message: null,
    percent: 0,
    progress: { done: 0, total: 0 },
    saved: 0,
    rate: null,
    secondsLeft: null,
    ...event,
  };
}

/** Queries as their keys are, and those of them that are read anew after an event. */
const QUERIES: Readonly<Record<string, readonly unknown[]>> = {
  'the book': ['get', '/v1/documents/{id}', { params: { path: { id: BOOK } } }],
  'its runs': ['get', '/v1/documents/{id}/runs', { params: { path: { id: BOOK } } }],
  'its pages': ['get', '/v1/documents/{id}/pages/{page}', { params: { path: { id: BOOK, page: 1 } } }],
  'another book': ['get', '/v1/documents/{id}', { params: { path: { id: 'other' } } }],
  'a chunk': ['get', '/v1/chunks/{id}', { params: { path: { id: 'chunk' } } }],
  documents: ['get', '/v1/documents', {}],
  workers: ['get', '/v1/workers', {}],
  'a search': ['get', '/v1/search', { params: { query: { query: 'q' } } }],
  'a context': ['post', '/v1/context', { body: {} }],
  'a list': ['get', '/v1/subtopics/{id}/chunks', { params: { path: { id: 'subtopic' } } }],
  topics: ['whole', '/v1/topics'],
  models: ['get', '/v1/model-change', {}],
  settings: ['get', '/v1/settings', {}],
};

function readAnewAfter(event: LibraryEvent): string[] {
  const what = afterEvent(event);
  return Object.keys(QUERIES).filter((name) => isOutOfDate(QUERIES[name]!, what));
}

describe('what the page reads anew', () => {
  it('is little while a run goes from stage to stage', () => {
    const event = run({ state: 'chunking', stage: 'chunking' });
    expect(readAnewAfter(event)).toEqual(['the book', 'its runs', 'workers']);
  });

  it('is all that a book is part of when it is complete, corrected or deleted', () => {
    const ofBook = ['the book', 'its runs', 'its pages', 'a chunk', 'documents'];
    const finds = ['a search', 'a context', 'a list'];
    expect(readAnewAfter(run({ state: 'completed' }))).toEqual([...ofBook, 'workers', ...finds]);
    expect(readAnewAfter({ type: 'correction', documentId: BOOK })).toEqual([...ofBook, ...finds]);
    const deleted = { type: 'document', documentId: BOOK, status: 'completed', deleted: 'soft' } as const;
    expect(readAnewAfter(deleted)).toEqual([...ofBook, 'workers', ...finds]);
    expect(readAnewAfter(run({ state: 'failed' }))).toEqual([...ofBook, 'workers']);
  });

  it('is what topics, rankings and models are part of when these change', () => {
    expect(readAnewAfter({ type: 'topics' })).toEqual(['a context', 'a list', 'topics']);
    expect(readAnewAfter({ type: 'ranking' })).toEqual(['a context', 'a list', 'topics']);
    expect(readAnewAfter({ type: 'model_change', state: 'embedding' })).toEqual(['workers', 'models']);
    expect(readAnewAfter({ type: 'model_change', state: 'switched' })).toEqual([
      'a chunk',
      'documents',
      'workers',
      'a search',
      'a context',
      'a list',
      'models',
    ]);
  });
});

describe('the activity that the page has heard', () => {
  it('counts what was done between two events, and not the vectors that a lost run had made', () => {
    const embedding = { state: 'embedding', stage: 'embedding', saved: 500 } as const;
    for (const event of [
      run({}),
      run({ state: 'reading', stage: 'reading', progress: { done: 0, total: 90 } }),
      run({ state: 'reading', stage: 'reading', progress: { done: 40, total: 90 } }),
      run({ state: 'chunking', stage: 'chunking' }),
      run({ ...embedding, progress: { done: 0, total: 800 } }),
      run({ ...embedding, progress: { done: 500, total: 800 } }),
      run({ ...embedding, progress: { done: 510, total: 800 } }),
      run({ state: 'publishing', stage: 'publishing' }),
      run({ state: 'completed' }),
    ]) {
      noteActivity(event);
    }
    const { steps, runs } = readActivity();
    expect(steps).toMatchObject([{ pages: 90, chunks: 300 }]);
    expect(runs).toMatchObject([{ runId: 'run', state: 'completed', waited: 0, took: 0 }]);
  });
});

describe('a wait between two tries', () => {
  it('leaves nothing on the signal that would end it, and ends with it', async () => {
    const stop = new AbortController();
    await sleep(1, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    const long = sleep(1_000_000, stop.signal);
    stop.abort();
    await long;
    await sleep(1_000_000, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });
});
