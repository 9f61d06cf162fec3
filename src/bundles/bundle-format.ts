import { z } from 'zod';
import type { ArchiveKind } from '../archive/archive-faults.js';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import { SLOTS } from '../book/slot.js';
import { pageNumber, position } from '../book/stored-schemas.js';
import { CHUNK_TEXT, rangesAscend } from '../content/chunk-text-schema.js';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../documents/document.entity.js';
import type { RunReport } from '../runs/run-report.js';
import { taxonomySchema } from '../topics/taxonomy-schema.js';

/**
 * The format of bundles, which the handbook describes for readers without this program. Fields may be added within a
 * version, and a reader leaves out those that it does not know; its number is raised when a reader of the earlier version
 * would misunderstand a bundle.
 */
export const BUNDLE: ArchiveKind = {
  noun: 'bundle',
  format: 'colophon-bundle',
  version: 1,
  again: 'export it again.',
};

/** Chunks a member: about 2 MB with their boxes, so that neither side needs more memory for a larger book. */
export const CHUNKS_A_PART = 500;

const NUMBER_DIGITS = 5;

/** Names of the members, in the order in which a bundle has them. */
export const MEMBER = {
  head: 'bundle.json',
  book: (sha256: string) => `books/${sha256}/book.json`,
  file: (sha256: string) => `books/${sha256}/book.pdf`,
  corrections: (sha256: string) => `books/${sha256}/corrections.jsonl`,
  sections: (sha256: string) => `books/${sha256}/sections.jsonl`,
  chunks: (sha256: string, part: number) => `books/${sha256}/chunks-${padded(part)}.jsonl`,
  vectors: (sha256: string, part: number, model: number) =>
    `books/${sha256}/vectors-${padded(part)}-model-${model}.f32`,
  topics: 'topics.json',
  topicVectors: (model: number) => `topics-model-${model}.f32`,
} as const;

/** The book that a member belongs to; null for others. */
export function bookOf(member: string): string | null {
  return /^books\/([\da-f]{64})\//.exec(member)?.[1] ?? null;
}

export function isFile(member: string): boolean {
  return /^books\/[\da-f]{64}\/book\.pdf$/.test(member);
}

export function isBook(member: string): boolean {
  return /^books\/[\da-f]{64}\/book\.json$/.test(member);
}

function padded(part: number): string {
  return String(part).padStart(NUMBER_DIGITS, '0');
}

const count = z.number().int().min(0);
const hash = z.string().regex(/^[\da-f]{64}$/);
const modelSchema = z.object({
  /** By which the members of this bundle name it. */
  number: z.number().int().min(1),
  key: z.string().min(1),
  revision: z.string(),
  dimension: z.number().int().min(1).max(16_000),
  pooling: z.string(),
  artefactSha256: hash,
});
export type BundleModel = z.infer<typeof modelSchema>;

export const headSchema = z.object({
  format: z.literal(BUNDLE.format),
  version: z.number().int(),
  program: z.string(),
  createdAt: z.string(),
  /** Whether it has all of a library, or some of its books. */
  whole: z.boolean(),
  files: z.boolean(),
  models: z.array(modelSchema),
  /** Number of the model that searches used for each type of chunks. */
  active: z.partialRecord(z.enum(CHUNK_TYPES), z.number().int()),
});
export type BundleHead = z.infer<typeof headSchema>;

/** What the program depends on; the rest of a report is only shown. */
const reportShape = z.looseObject({
  pages: count,
  pageFailures: z.array(z.unknown()),
  toc: z.looseObject({ source: z.string() }),
  chunks: z.looseObject({ total: count }),
  embedding: z.looseObject({ embeddings_failed: count, total_chunks: count }),
});

export const bookSchema = z.object({
  document: z.object({
    id: z.uuid(),
    sha256: hash,
    title: z.string().min(1).max(255),
    titleBy: z.enum(['file', 'book', 'person']),
    fileName: z.string(),
    byteLength: count,
    difficulty: z.enum(DIFFICULTIES),
    pageCount: count.nullable(),
    contentsSource: z.string().nullable(),
    contentsConfidence: z.number().min(0).max(1).nullable(),
    status: z.enum(DOCUMENT_STATUSES),
    message: z.string(),
  }),
  run: z.object({
    report: z.custom<RunReport>((value) => reportShape.safeParse(value).success, 'is no report of a run'),
    stageMs: z.record(z.string(), z.number()),
  }),
  /** Same for two libraries that have made the same of a book, whatever the ids are. */
  contentSha256: hash,
  sections: count,
  chunks: count,
  corrections: count,
});
export type BundledBook = z.infer<typeof bookSchema>;

export const sectionSchema = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  position,
  level: position,
  title: z.string(),
  path: z.array(z.string()),
  pageFirst: pageNumber,
  pageLast: pageNumber,
  corrections: z.array(z.uuid()),
});

export const chunkSchema = z
  .object({
    id: z.uuid(),
    sectionId: z.uuid().nullable(),
    ordinal: position,
    ...CHUNK_TEXT,
    /** By number of the model: the hash of the text that was embedded. */
    vectors: z.record(z.string(), z.string()),
  })
  .superRefine(rangesAscend);
export type BundledChunk = z.infer<typeof chunkSchema>;

/** Names of what an intent's vector belongs to, in the order of the vectors. */
export const topicsSchema = z.object({
  taxonomy: taxonomySchema,
  /** By number of the model. */
  vectors: z.record(
    z.string(),
    z.array(
      z.object({
        zone: z.string(),
        topic: z.string(),
        subtopic: z.string(),
        slot: z.enum(SLOTS),
        contentHash: z.string(),
      }),
    ),
  ),
});
export type BundledTopics = z.input<typeof topicsSchema>;
