import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ImportedCorrection } from '../corrections/imported-corrections.js';
import type { ImportedChunk, ImportedSection } from '../content/imported-content.js';
import type { ImportedDocument } from '../documents/imported-documents.js';
import type { Slot } from '../book/slot.js';
import type { ModelIdentity } from '../models/model-identity.js';
import type { BundleModel } from './bundle-format.js';

/** Its status depends on its run: one that reads it again at the moment does not count. */
export type ReadDocument = Omit<ImportedDocument, 'status' | 'message'>;

/** A model with the id under which this library has its vectors. */
export type NumberedModel = BundleModel & { readonly id: number };

/** A stored vector of the intent of a subtopic. */
export interface IntentRow {
  readonly zone: string;
  readonly topic: string;
  readonly subtopic: string;
  readonly slot: Slot;
  readonly contentHash: string;
  readonly sent: Buffer;
}

/** A stored vector of a chunk. */
export interface VectorRow {
  readonly chunkId: string;
  readonly contentHash: string;
  /** As pgvector sends it: four bytes with the dimension, then big-endian floats. */
  readonly sent: Buffer;
}

const HAS_CONTENT =
  'd.deleted_at IS NULL AND EXISTS (SELECT FROM chunks WHERE document_id = d.id AND published)';
const BOOKS = `SELECT d.id FROM documents d WHERE ${HAS_CONTENT} ORDER BY d.created_at, d.id`;
const COUNT_CHUNKS = `
  SELECT count(*)::int AS count FROM chunks WHERE document_id = ANY($1::uuid[]) AND published`;
const LACKING_VECTORS = `
  SELECT DISTINCT c.document_id AS id FROM chunks c LEFT JOIN active_models a ON a.type = c.type
  WHERE c.document_id = ANY($1::uuid[]) AND c.published AND NOT EXISTS (
    SELECT FROM chunk_embeddings e
    WHERE e.chunk_id = c.id AND e.model_id = a.model_id AND e.content_hash = c.embed_hash)`;
const MODELS = `
  SELECT id, key, revision, dimension, pooling, artefact_sha256 AS "artefactSha256" FROM embedding_models
  WHERE id = ANY($1::int[]) ORDER BY id`;

const DOCUMENT = `
  SELECT id, sha256, title, title_by AS "titleBy", file_name AS "fileName", byte_length::float8 AS "byteLength", difficulty,
         page_count AS "pageCount", contents_source AS "contentsSource", contents_confidence AS "contentsConfidence"
  FROM documents d WHERE id = $1 AND ${HAS_CONTENT}`;
const SECTIONS = `
  SELECT id, parent_id AS "parentId", position, level, title, path, page_first AS "pageFirst", page_last AS "pageLast",
         corrections
  FROM sections WHERE document_id = $1 AND published ORDER BY position`;
const CORRECTIONS = `
  SELECT id, kind, change, place, before, after, snapshot, status, reason, made_by AS "madeBy", made_at::text AS "madeAt",
         undone_by AS "undoneBy", undone_at::text AS "undoneAt"
  FROM corrections WHERE document_id = $1 ORDER BY made_at, id`;
const CHUNKS = `
  SELECT id, section_id AS "sectionId", ordinal, type, type_reason AS "typeReason", difficulty, text,
         content_hash AS "contentHash", embed_prefix AS "embedPrefix", embed_hash AS "embedHash", token_count AS tokens,
         page_first AS "pageFirst", page_last AS "pageLast", page_label_first AS "pageLabelFirst",
         page_label_last AS "pageLabelLast", char_first AS "charFirst", char_last AS "charLast", parts, corrections
  FROM chunks WHERE document_id = $1 AND published AND ordinal >= $2 ORDER BY ordinal LIMIT $3`;
const VECTORS = `
  SELECT e.chunk_id AS "chunkId", e.content_hash AS "contentHash", vector_send(e.embedding) AS sent
  FROM chunk_embeddings e WHERE e.chunk_id = ANY($1::uuid[]) AND e.model_id = $2`;

const INTENTS = `
  SELECT z.name AS zone, t.name AS topic, s.name AS subtopic, e.slot, e.content_hash AS "contentHash",
         vector_send(e.embedding) AS sent
  FROM subtopic_embeddings e JOIN subtopics s ON s.id = e.subtopic_id JOIN topics t ON t.id = s.topic_id
  JOIN zones z ON z.id = t.zone_id
  WHERE e.model_id = $1 ORDER BY z.position, t.name_key, s.order_in_topic, s.id, e.slot`;

/** Without ids, so that two libraries that have made the same of a book agree. */
const OUTLINE = `
  SELECT concat_ws(E'\\t', level, page_first, page_last, title) AS line FROM sections
  WHERE document_id = $1 AND published ORDER BY position`;
const PASSAGES = `
  SELECT concat_ws(E'\\t', type, coalesce(difficulty, ''), page_first, page_last, content_hash, embed_hash) AS line
  FROM chunks WHERE document_id = $1 AND published ORDER BY ordinal`;

/** SQL that reads what a bundle has of a library. */
@Injectable()
export class BundleReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The live documents that readers see something of, oldest first. */
  async books(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(BOOKS);
    return rows.map(({ id }) => id);
  }

  /** Those of the documents of which some chunk has no vector that searches use. */
  async lackingVectors(documentIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(LACKING_VECTORS, [documentIds]);
    const lacking = new Set(rows.map(({ id }) => id));
    return documentIds.filter((id) => lacking.has(id));
  }

  async countChunks(documents: readonly string[], manager = this.dataSource.manager): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(COUNT_CHUNKS, [documents]);
    return row!.count;
  }

  models(ids: readonly number[]): Promise<(ModelIdentity & { readonly id: number })[]> {
    return this.dataSource.query(MODELS, [ids]);
  }

  /** One snapshot, in which no other version of the book is published meanwhile. */
  snapshot<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }

  /** Null when the document is hidden, or nothing of it is published. */
  async document(id: string, manager: EntityManager): Promise<ReadDocument | null> {
    const [found] = await manager.query<ReadDocument[]>(DOCUMENT, [id]);
    return found ?? null;
  }

  sections(documentId: string, manager: EntityManager): Promise<ImportedSection[]> {
    return manager.query<ImportedSection[]>(SECTIONS, [documentId]);
  }

  corrections(documentId: string, manager: EntityManager): Promise<ImportedCorrection[]> {
    return manager.query<ImportedCorrection[]>(CORRECTIONS, [documentId]);
  }

  /** Chunks in reading order, from an ordinal on. */
  chunks(documentId: string, from: number, limit: number, manager: EntityManager): Promise<ImportedChunk[]> {
    return manager.query<ImportedChunk[]>(CHUNKS, [documentId, from, limit]);
  }

  async vectors(
    chunkIds: readonly string[],
    modelId: number,
    manager: EntityManager,
  ): Promise<Map<string, VectorRow>> {
    const rows = await manager.query<VectorRow[]>(VECTORS, [chunkIds, modelId]);
    return new Map(rows.map((row) => [row.chunkId, row]));
  }

  /** The vectors of all intents by a model. */
  intents(modelId: number): Promise<IntentRow[]> {
    return this.dataSource.query<IntentRow[]>(INTENTS, [modelId]);
  }

  /** Hash of what readers see of a document, see `contentSha256` of a bundled book. */
  async digest(documentId: string, manager: EntityManager): Promise<string> {
    const hash = createHash('sha256');
    for (const statement of [OUTLINE, PASSAGES]) {
      const rows = await manager.query<{ line: string }[]>(statement, [documentId]);
      for (const { line } of rows) hash.update(`${line}\n`);
      hash.update('\n');
    }
    return hash.digest('hex');
  }
}
