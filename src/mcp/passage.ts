import * as z from 'zod';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { cutText } from '../documents/visible-text.js';
import { CITED, citedOf } from './citation.js';
import type { Place } from './citation.js';

/** A passage in a list of the best ones. */
export const PASSAGE = z.strictObject({
  ...CITED,
  sectionId: z.string().nullable().describe('For read: the whole section.'),
  chunkId: z.string(),
  type: z.enum(CHUNK_TYPES),
  score: z.number().describe('0 to 1; comparable within one answer only.'),
  text: z.string(),
  isCut: z.boolean().describe('Whether the text goes on in the book, and was cut because of the budget.'),
});

export type PassageView = z.output<typeof PASSAGE>;

export interface FoundPassage extends Place {
  readonly sectionId: string | null;
  readonly chunkId: string;
  readonly type: ChunkType;
  readonly score: number;
  readonly text: string;
}

export function passageView(found: FoundPassage): PassageView {
  const { sectionId, chunkId, type, score, text } = found;
  const rounded = Number(score.toFixed(3));
  return { ...citedOf(found), sectionId, chunkId, type, score: rounded, text, isCut: false };
}

/** How passages are made to fit a budget. */
export const SHORTENED = {
  length: ({ text }: PassageView) => text.length - 1,
  to: (passage: PassageView, length: number): PassageView => ({
    ...passage,
    text: cutText(passage.text, length),
    isCut: true,
  }),
};

/** A passage for a reader, under its citation. */
export function passageText({ citation, chunkId, text }: PassageView, index: number): string {
  return `[${index + 1}] ${citation}\nchunk ${chunkId}\n${text}`;
}
