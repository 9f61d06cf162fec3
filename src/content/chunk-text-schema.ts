import { z } from 'zod';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import { chunkPartSchema, pageNumber, position, typeReasonSchema } from '../book/stored-schemas.js';
import type { Shape } from '../book/stored-schemas.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { ChunkText } from './stored-chunk.js';

/** The fields of a chunk that another program may have written. */
export const CHUNK_TEXT = {
  type: z.enum(CHUNK_TYPES),
  typeReason: typeReasonSchema.nullable(),
  difficulty: z.enum(DIFFICULTIES).nullable(),
  text: z.string(),
  contentHash: z.string(),
  embedPrefix: z.string(),
  embedHash: z.string(),
  tokens: position,
  pageFirst: pageNumber,
  pageLast: pageNumber,
  pageLabelFirst: z.string().nullable(),
  pageLabelLast: z.string().nullable(),
  charFirst: position.nullable(),
  charLast: position.nullable(),
  parts: z.array(chunkPartSchema).nullable(),
  corrections: z.array(z.uuid()),
} satisfies Shape<ChunkText>;

type Ranges = Pick<ChunkText, 'pageFirst' | 'pageLast' | 'charFirst' | 'charLast'>;

/** What the database requires of the ranges of a chunk, for `superRefine`. */
export function rangesAscend(
  { pageFirst, pageLast, charFirst, charLast }: Ranges,
  context: z.RefinementCtx,
): void {
  const check = (field: keyof Ranges, first: number, last: number) => {
    if (last >= first) return;
    context.addIssue({ code: 'custom', path: [field], message: `${last} is before the first, ${first}` });
  };
  check('pageLast', pageFirst, pageLast);
  if (charFirst !== null && charLast !== null) check('charLast', charFirst, charLast);
}
