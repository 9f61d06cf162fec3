import type { z } from 'zod';
import { correctionSchema } from '../corrections/correction-schema.js';
import { chunkSchema, topicsSchema } from './bundle-format.js';
import { parsed } from './bundle-problems.js';

const ID = '0d5e4f1c-6a5b-4a0e-9a68-0c8f7a2f6a11';
const BOX = { page: 3, x0: 10, y0: 20.5, x1: 300, y1: 40 };
const PART = { kind: 'code', first: 0, last: 4, language: 'python', boxes: [BOX, { ...BOX, first: 3 }] };
const TEXT = {
  type: 'code',
  typeReason: { rule: 'cue', evidence: 'Try it.' },
  difficulty: null,
  text: 'a = 1',
  contentHash: 'a',
  embedPrefix: '',
  embedHash: 'b',
  tokens: 5,
  pageFirst: 3,
  pageLast: 3,
  pageLabelFirst: 'iii',
  pageLabelLast: null,
  charFirst: 0,
  charLast: 4,
  parts: [PART, { kind: 'table', first: 5, last: 9, columns: 2, goesOn: true, boxes: [] }],
  corrections: [ID],
};
const CHUNK = { id: ID, sectionId: null, ordinal: 0, ...TEXT, vectors: { 1: 'b' } };
/** As it was before parts, labels, places and reasons were stored. */
const OLD = { typeReason: null, parts: null, pageLabelFirst: null, charFirst: null, charLast: null };

const SOMEBODY = { kind: 'command', id: null, name: 'somebody' };
const PLACE = { sectionPath: ['Looms'], order: 4, page: 3, contentHash: 'a', nextHash: null, twins: 1 };
const COMMON = {
  id: ID,
  status: 'applied',
  reason: null,
  madeBy: SOMEBODY,
  madeAt: '2026-11-27 02:23:44.123456+00',
  undoneBy: null,
  undoneAt: null,
  place: PLACE,
};
const TYPE = {
  ...COMMON,
  kind: 'type',
  change: { kind: 'type', type: 'exercise' },
  before: { type: 'code' },
  after: { type: 'exercise' },
  snapshot: { chunks: [TEXT] },
};
const JOIN = {
  ...COMMON,
  kind: 'join',
  change: { kind: 'join' },
  place: { ...PLACE, nextHash: 'c' },
  before: { texts: ['a', 'b'] },
  after: { texts: ['a b'] },
  snapshot: { chunks: [TEXT, { ...TEXT, ...OLD }] },
};
const SPLIT = {
  ...JOIN,
  kind: 'split',
  change: { kind: 'split', offset: 2 },
  place: PLACE,
  snapshot: TYPE.snapshot,
};
const DIFFICULTY = {
  ...TYPE,
  kind: 'difficulty',
  change: { kind: 'difficulty', difficulty: null },
  before: { difficulty: 'master' },
  after: { difficulty: null },
};
const TITLE = {
  ...COMMON,
  status: 'undone',
  undoneBy: { kind: 'key', id: '7', name: 'desk' },
  undoneAt: '2026-11-27 03:00:00+00',
  kind: 'title',
  change: { kind: 'title', title: 'Mills' },
  place: { ...PLACE, contentHash: null },
  before: { title: 'Looms' },
  after: { title: 'Mills' },
  snapshot: { title: 'Looms' },
};

function read(schema: z.ZodType, value: object): unknown {
  return parsed('all.tar', 'the member, line 7', schema, JSON.stringify(value));
}

/** The error about a member. */
function refusal(schema: z.ZodType, value: object): unknown {
  try {
    return read(schema, value);
  } catch (error) {
    return error;
  }
}

/** An error that names the member and a field of it. */
function naming(field: string): unknown {
  const escaped = field.replaceAll(/[.[\]]/g, '\\$&');
  const message: unknown = expect.stringMatching(`the member, line 7: ✖ .*→ at ${escaped}(?: |\\.$)`);
  return expect.objectContaining({ code: 'bundle.invalid', field: 'all.tar', message });
}

describe('a line of a bundle', () => {
  it.each([
    ['a chunk', chunkSchema, CHUNK],
    ['a chunk of an early version', chunkSchema, { ...CHUNK, ...OLD }],
    ['another type', correctionSchema, TYPE],
    ['another difficulty', correctionSchema, DIFFICULTY],
    ['a split', correctionSchema, SPLIT],
    ['a join', correctionSchema, JOIN],
    ['another title', correctionSchema, TITLE],
  ])('is read as it is: %s', (_, schema: z.ZodType, value) => {
    expect(read(schema, value)).toEqual(value);
  });

  it('may have fields that a later version has added, which are left out', () => {
    const chunk = { ...CHUNK, parts: [{ ...PART, boxes: [{ ...BOX, turned: 90 }] }], colour: 'red' };
    expect(read(chunkSchema, chunk)).toEqual({ ...CHUNK, parts: [{ ...PART, boxes: [BOX] }] });
    const correction = { ...TYPE, snapshot: { chunks: [{ ...TEXT, ordinal: 4 }] } };
    expect(read(correctionSchema, correction)).toEqual(TYPE);
  });

  const withPart = (part: object) => ({ parts: [{ ...PART, ...part }] });
  it.each<[string, object]>([
    ['typeReason', { typeReason: 'cue' }],
    ['typeReason.rule', { typeReason: { rule: 'mood', evidence: null } }],
    ['typeReason.evidence', { typeReason: { rule: 'cue', evidence: 5 } }],
    ['parts[0]', { parts: ['code'] }],
    ['parts[0].kind', withPart({ kind: 'poem' })],
    ['parts[0].first', withPart({ first: -1 })],
    ['parts[0].last', withPart({ last: '4' })],
    ['parts[0].language', withPart({ language: 'klingon' })],
    ['parts[0].columns', withPart({ columns: -1 })],
    ['parts[0].columns', withPart({ columns: 1e9 })],
    ['parts[0].goesOn', withPart({ goesOn: false })],
    ['parts[0].boxes', withPart({ boxes: null })],
    ['parts[0].boxes[0].page', withPart({ boxes: [{ ...BOX, page: 0 }] })],
    ['parts[0].boxes[0].x1', withPart({ boxes: [{ ...BOX, x1: null }] })],
    ['parts[0].boxes[0].first', withPart({ boxes: [{ ...BOX, first: 1.5 }] })],
    ['pageLast', { pageLast: 2 }],
    ['charLast', { charFirst: 9 }],
  ])('of a chunk is refused with a wrong %s', (field, wrong) => {
    expect(refusal(chunkSchema, { ...CHUNK, ...wrong })).toEqual(naming(field));
  });

  const withPlace = (place: object) => ({ ...TYPE, place: { ...PLACE, ...place } });
  const withSnapshot = (...chunks: object[]) => ({ ...TYPE, snapshot: { chunks } });
  it.each<[string, object]>([
    ['kind', { ...TYPE, kind: 'colour' }],
    ['change.kind', { ...TYPE, change: TITLE.change }],
    ['change.type', { ...TYPE, change: { kind: 'type', type: 'poem' } }],
    ['change.difficulty', { ...DIFFICULTY, change: { kind: 'difficulty', difficulty: 'odd' } }],
    ['change.offset', { ...SPLIT, change: { kind: 'split', offset: 0 } }],
    ['change.title', { ...TITLE, change: { kind: 'title', title: 'x'.repeat(251) } }],
    ['place.sectionPath', withPlace({ sectionPath: 'Looms' })],
    ['place.order', withPlace({ order: -1 })],
    ['place.page', withPlace({ page: 0 })],
    ['place.contentHash', withPlace({ contentHash: null })],
    ['place.contentHash', { ...TITLE, place: PLACE }],
    ['place.nextHash', { ...JOIN, place: PLACE }],
    ['place.twins', withPlace({ twins: 0 })],
    ['before.type', { ...TYPE, before: {} }],
    ['before.difficulty', { ...DIFFICULTY, before: { difficulty: 'odd' } }],
    ['before.texts', { ...JOIN, before: { texts: 'a' } }],
    ['after.texts[0]', { ...SPLIT, after: { texts: [1] } }],
    ['after', { ...TITLE, after: null }],
    ['snapshot.title', { ...TITLE, snapshot: TYPE.snapshot }],
    ['snapshot.chunks', { ...TYPE, snapshot: TITLE.snapshot }],
    ['snapshot.chunks', withSnapshot()],
    ['snapshot.chunks', { ...JOIN, snapshot: TYPE.snapshot }],
    ['snapshot.chunks[0].type', withSnapshot({ ...TEXT, type: 'poem' })],
    ['snapshot.chunks[0].pageLast', withSnapshot({ ...TEXT, pageLast: 2 })],
    ['snapshot.chunks[0].corrections[0]', withSnapshot({ ...TEXT, corrections: ['first'] })],
    ['snapshot.chunks[0].parts[0].kind', withSnapshot({ ...TEXT, ...withPart({ kind: 'poem' }) })],
    ['status', { ...TYPE, status: 'perhaps' }],
    ['madeBy', { ...TYPE, madeBy: 'somebody' }],
    ['madeBy.name', { ...TYPE, madeBy: { kind: 'key', id: null } }],
    ['madeAt', { ...TYPE, madeAt: 'infinity' }],
    ['undoneBy.id', { ...TITLE, undoneBy: { ...SOMEBODY, id: 7 } }],
    ['undoneAt', { ...TITLE, undoneAt: 'tomorrow' }],
  ])('of a correction is refused with a wrong %s', (field, wrong) => {
    expect(refusal(correctionSchema, wrong)).toEqual(naming(field));
  });
});

describe('the topics of a bundle', () => {
  it('are refused with all that is wrong in them', () => {
    const taxonomy = { zones: [{ name: 'Data', description: 5 }, { name: '' }] };
    const error = refusal(topicsSchema, { taxonomy, vectors: {} });
    expect(error).toEqual(naming('taxonomy'));
    expect(error).toMatchObject({
      message: expect.stringMatching(/zone 1 "Data" > description .*zone 2 > name /) as string,
    });
  });
});
