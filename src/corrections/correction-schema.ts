import { z } from 'zod';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import { pageNumber, position } from '../book/stored-schemas.js';
import type { Shape } from '../book/stored-schemas.js';
import { CHUNK_TEXT, rangesAscend } from '../content/chunk-text-schema.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import { STORED_TITLE_LENGTH } from '../structure/title-text.js';
import { CORRECTION_STATUSES } from './correction.js';
import type { CorrectionKind, CorrectionPlace, Corrector } from './correction.js';
import type { ImportedCorrection } from './imported-corrections.js';

const correctorSchema = z.object({
  kind: z.string(),
  id: z.string().nullable(),
  name: z.string(),
} satisfies Shape<Corrector>);

/** Words such as `infinity`, which the database takes for a time, are none that can be shown. */
const time = z.string().refine((text) => Number.isFinite(Date.parse(text)), 'It is no time');

const COMMON = {
  id: z.uuid(),
  status: z.enum(CORRECTION_STATUSES),
  reason: z.string().nullable(),
  madeBy: correctorSchema,
  madeAt: time,
  undoneBy: correctorSchema.nullable(),
  undoneAt: time.nullable(),
};

const PLACE = {
  sectionPath: z.array(z.string()),
  order: position,
  page: pageNumber,
  contentHash: z.string(),
  nextHash: z.null(),
  twins: z.int32().min(1),
} satisfies Shape<CorrectionPlace>;
const atChunk = z.object(PLACE);
const atTwoChunks = z.object({ ...PLACE, nextHash: z.string() });
const atTitle = z.object({ ...PLACE, contentHash: z.null() });

const chunk = z.object(CHUNK_TEXT).superRefine(rangesAscend);
const oneChunk = z.object({ chunks: z.array(chunk).length(1) });
const twoChunks = z.object({ chunks: z.array(chunk).length(2) });
const title = { title: z.string() };
const texts = { texts: z.array(z.string()) };

/** @param state What is said of it before and after. */
function ofKind<
  Kind extends CorrectionKind,
  Change extends z.ZodRawShape,
  State extends z.ZodRawShape,
  Place extends z.ZodType,
  Snapshot extends z.ZodType,
>(
  kind: Kind,
  change: Change,
  { place, state, snapshot }: { readonly place: Place; readonly state: State; readonly snapshot: Snapshot },
) {
  return z.object({
    ...COMMON,
    kind: z.literal(kind),
    change: z.object({ kind: z.literal(kind), ...change }),
    place,
    before: z.object(state),
    after: z.object(state),
    snapshot,
  });
}

const type = { type: z.enum(CHUNK_TYPES) };
const difficulty = { difficulty: z.enum(DIFFICULTIES).nullable() };
const offset = { offset: z.int32().min(1) };
const newTitle = { title: z.string().min(1).max(STORED_TITLE_LENGTH) };

/** A correction that another program may have written. It has what its kind needs to be undone and made again. */
export const correctionSchema = z.discriminatedUnion('kind', [
  ofKind('type', type, { place: atChunk, state: type, snapshot: oneChunk }),
  ofKind('difficulty', difficulty, { place: atChunk, state: difficulty, snapshot: oneChunk }),
  ofKind('split', offset, { place: atChunk, state: texts, snapshot: oneChunk }),
  ofKind('join', {}, { place: atTwoChunks, state: texts, snapshot: twoChunks }),
  ofKind('title', newTitle, { place: atTitle, state: title, snapshot: z.object(title) }),
]) satisfies z.ZodType<ImportedCorrection>;
