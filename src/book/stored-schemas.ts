import { z } from 'zod';
import { CODE_LANGUAGES, PART_KINDS } from './chunk-part.js';
import type { ChunkPart, PartBox } from './chunk-part.js';
import { TYPE_RULES } from './type-reason.js';
import type { TypeReason } from './type-reason.js';

// What is stored of a chunk as JSON, where another program may have written it. These stand apart from the types, so that
// threads that cut books do not load zod.

/** The fields of a schema for a type: without one of them, it does not compile. */
export type Shape<T> = { readonly [Field in keyof T]-?: z.ZodType<T[Field]> };

/** From 0, and as large as a column of the database can be. */
export const position = z.int32().min(0);
/** Physical page. */
export const pageNumber = z.int32().min(1);

/** Far more than a page has room for. A table is written down with as many columns as it says. */
const MOST_COLUMNS = 10_000;

export const typeReasonSchema = z.object({
  rule: z.enum(TYPE_RULES),
  evidence: z.string().nullable(),
} satisfies Shape<TypeReason>);

const boxSchema = z.object({
  page: pageNumber,
  x0: z.number(),
  y0: z.number(),
  x1: z.number(),
  y1: z.number(),
  first: position.optional(),
} satisfies Shape<PartBox>);

export const chunkPartSchema = z.object({
  kind: z.enum(PART_KINDS),
  first: position,
  last: position,
  language: z.enum(CODE_LANGUAGES).optional(),
  columns: z.int32().min(1).max(MOST_COLUMNS).optional(),
  goesOn: z.literal(true).optional(),
  boxes: z.array(boxSchema),
} satisfies Shape<ChunkPart>);
