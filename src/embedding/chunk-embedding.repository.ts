import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { DatabaseConfig } from '../database/database.config.js';
import { ClaimLost } from '../runs/run-claim.js';
import type { RunClaim } from '../runs/run-claim.js';
import type { ModelIdentity } from '../models/model-identity.js';
import { ChunkEmbeddingEntity } from './chunk-embedding.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';
import { encodeVectors } from './vector-codec.js';
import { IS_WORKED_ON } from '../runs/run-state-sql.js';
import { METRICS } from '../telemetry/metrics.js';
import { count, timed } from '../telemetry/recording.js';

export interface ChunkVector {
  readonly chunkId: string;
  /** Hash of the text that was embedded. */
  readonly contentHash: string;
  readonly vector: Float32Array;
}

export interface UpsertCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What readers can see of a type of chunks. */
export interface TypeCoverage {
  readonly type: ChunkType;
  /** Whether there is any chunk. */
  readonly chunks: boolean;
  /** Whether any has a vector by the model in question. */
  readonly vectors: boolean;
}

/**
 * While one statement is executed, the next is encoded and sent. This is 1.4 times as fast as one after the other;
 * three statements at once are no faster.
 */
const STATEMENTS_AT_ONCE = 2;

/**
 * A write on behalf of a run (the last two parameters) takes place only while its owner still has the run, and nobody can
 * take the run away until the statement has ended. A cancelled or taken over run gets no row, however late its process
 * wakes up.
 *
 * `xmax = 0` is true for rows that this statement inserted, so created and updated rows are counted without another
 * query.
 */
const UPSERT = `
  WITH claim AS MATERIALIZED (
    SELECT id FROM ingestion_runs
    WHERE id = $6 AND owner = $7 AND ${IS_WORKED_ON} FOR SHARE),
  allowed AS (SELECT $6::uuid IS NULL OR EXISTS (SELECT FROM claim) AS yes),
  saved AS (
    INSERT INTO chunk_embeddings AS e (chunk_id, model_id, dimension, content_hash, embedding, embedded_at)
    SELECT i.chunk_id, $1, $2, i.content_hash, i.embedding, now()
    FROM unnest($3::uuid[], $4::text[], $5::vector[]) AS i(chunk_id, content_hash, embedding)
    WHERE (SELECT yes FROM allowed)
    ON CONFLICT (chunk_id, model_id) DO UPDATE
      SET dimension = excluded.dimension, content_hash = excluded.content_hash,
          embedding = excluded.embedding, embedded_at = excluded.embedded_at
      WHERE e.content_hash IS DISTINCT FROM excluded.content_hash
    RETURNING (xmax = 0) AS created)
  SELECT (count(*) FILTER (WHERE created))::int AS created, (count(*) FILTER (WHERE NOT created))::int AS updated,
         (SELECT yes FROM allowed) AS allowed
  FROM saved`;

/** Reuses a stored vector of the same text by the same model, in any document, instead of computing it again. */
const COPY_EXISTING = `
  WITH claim AS MATERIALIZED (
    SELECT id FROM ingestion_runs
    WHERE id = $3 AND owner = $4 AND ${IS_WORKED_ON} FOR SHARE),
  allowed AS (SELECT $3::uuid IS NULL OR EXISTS (SELECT FROM claim) AS yes),
  copied AS (
    INSERT INTO chunk_embeddings AS e (chunk_id, model_id, dimension, content_hash, embedding, embedded_at)
    SELECT c.id, $2, known.dimension, c.embed_hash, known.embedding, now()
    FROM chunks c CROSS JOIN LATERAL (
      SELECT dimension, embedding FROM chunk_embeddings
      WHERE content_hash = c.embed_hash AND model_id = $2 LIMIT 1) known
    WHERE c.id = ANY($1::uuid[]) AND (SELECT yes FROM allowed)
    ON CONFLICT (chunk_id, model_id) DO UPDATE
      SET dimension = excluded.dimension, content_hash = excluded.content_hash, embedding = excluded.embedding
      WHERE e.content_hash IS DISTINCT FROM excluded.content_hash
    RETURNING 1)
  SELECT count(*)::int AS copied, (SELECT yes FROM allowed) AS allowed FROM copied`;

const WITHOUT_VECTOR = `
  SELECT c.id FROM chunks c
  WHERE c.id = ANY($1::uuid[]) AND NOT EXISTS (
    SELECT FROM chunk_embeddings e
    WHERE e.chunk_id = c.id AND e.model_id = $2 AND e.content_hash = c.embed_hash)`;

/** Chunks that no search finds: they have no vector by the current model of their type, but one by another model. */
const COUNT_OUTDATED = `
  SELECT count(*)::int AS count
  FROM chunks c JOIN documents d ON d.id = c.document_id
  JOIN unnest($1::text[], $2::int[]) AS current(type, model_id) ON current.type = c.type
  WHERE c.published AND d.deleted_at IS NULL
    AND NOT EXISTS (
      SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id AND e.model_id = current.model_id)
    AND EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id)`;

const LACKING_VECTORS = `
  SELECT DISTINCT c.document_id AS id
  FROM chunks c JOIN documents d ON d.id = c.document_id
  JOIN unnest($1::text[], $2::int[]) AS current(type, model_id) ON current.type = c.type
  WHERE c.published AND d.deleted_at IS NULL AND NOT EXISTS (
    SELECT FROM chunk_embeddings e
    WHERE e.chunk_id = c.id AND e.model_id = current.model_id AND e.content_hash = c.embed_hash)`;

/** Each type is looked at alone, so that the first of its chunks and vectors is enough. */
const COVERAGE = `
  SELECT wanted.type,
         EXISTS (
           SELECT FROM chunks c JOIN documents d ON d.id = c.document_id
           WHERE c.type = wanted.type AND c.published AND d.deleted_at IS NULL) AS chunks,
         EXISTS (
           SELECT FROM chunks c JOIN documents d ON d.id = c.document_id
           JOIN chunk_embeddings e ON e.chunk_id = c.id AND e.model_id = $1
           WHERE c.type = wanted.type AND c.published AND d.deleted_at IS NULL) AS vectors
  FROM unnest($2::text[]) WITH ORDINALITY AS wanted(type, place) ORDER BY wanted.place`;

/** All SQL on stored vectors. */
@Injectable()
export class ChunkEmbeddingRepository {
  constructor(
    @InjectRepository(ChunkEmbeddingEntity) private readonly rows: Repository<ChunkEmbeddingEntity>,
    @InjectRepository(EmbeddingModelEntity) private readonly models: Repository<EmbeddingModelEntity>,
    private readonly config: DatabaseConfig,
  ) {}

  /** Id of a model, which is registered on first use. */
  async registerModel(model: ModelIdentity): Promise<number> {
    const { identifiers } = await this.models.upsert({ ...model }, ['key', 'artefactSha256']);
    return (identifiers[0] as Pick<EmbeddingModelEntity, 'id'>).id;
  }

  /** Id of a model, or null when no vector of it was ever stored. */
  async findModel({ key, artefactSha256 }: ModelIdentity): Promise<number | null> {
    const model = await this.models.findOne({ select: { id: true }, where: { key, artefactSha256 } });
    return model?.id ?? null;
  }

  /**
   * Writes vectors in statements of at most `rowsPerStatement` rows, each in its own transaction.
   *
   * @param rows At most one for each chunk.
   * @throws {ClaimLost} when the owner no longer has the run. The statements from then on write nothing.
   */
  async upsert(
    modelId: number,
    dimension: number,
    rows: readonly ChunkVector[],
    claim?: RunClaim,
  ): Promise<UpsertCounts> {
    // All writers lock in the same order, so that two of them cannot deadlock.
    const sorted = [...rows].sort((a, b) => (a.chunkId < b.chunkId ? -1 : 1));
    const size = this.config.rowsPerStatement;
    const counts = { created: 0, updated: 0 };
    let from = 0;
    const writeParts = async () => {
      while (from < sorted.length) {
        const part = sorted.slice(from, (from += size));
        const { created, updated } = await this.upsertPart(modelId, dimension, part, claim);
        counts.created += created;
        counts.updated += updated;
      }
    };
    // All lanes end before an error is passed on, so nothing is written after the caller has received it.
    const lanes = await Promise.allSettled(Array.from({ length: STATEMENTS_AT_ONCE }, writeParts));
    const failed = lanes.find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
    return { ...counts, unchanged: rows.length - counts.created - counts.updated };
  }

  /** Gives chunks the existing vectors of their texts. Returns the number of rows written. @throws {ClaimLost} */
  async copyExisting(chunkIds: readonly string[], modelId: number, claim?: RunClaim): Promise<number> {
    const [row] = await this.rows.manager.query<{ copied: number; allowed: boolean }[]>(COPY_EXISTING, [
      chunkIds,
      modelId,
      ...claimParameters(claim),
    ]);
    if (claim && !row!.allowed) throw new ClaimLost(claim.runId);
    return row!.copied;
  }

  /** @param current Id of the model for each type of chunk; null when no vector of that model was ever stored. */
  async countOutdated(current: ReadonlyMap<ChunkType, number | null>): Promise<number> {
    const rows = await this.rows.manager.query<{ count: number }[]>(COUNT_OUTDATED, [
      [...current.keys()],
      [...current.values()],
    ]);
    return rows[0]!.count;
  }

  /** @param current As in `countOutdated`. */
  async documentsLackingVectors(current: ReadonlyMap<ChunkType, number | null>): Promise<string[]> {
    const rows = await this.rows.manager.query<{ id: string }[]>(LACKING_VECTORS, [
      [...current.keys()],
      [...current.values()],
    ]);
    return rows.map(({ id }) => id);
  }

  /** What there is of each type for a model, in the order of the types. */
  coverage(modelId: number, types: readonly ChunkType[]): Promise<TypeCoverage[]> {
    return this.rows.manager.query<TypeCoverage[]>(COVERAGE, [modelId, types]);
  }

  /** Returns those of the given chunks that have no up-to-date vector of the model. */
  async withoutVector(chunkIds: readonly string[], modelId: number): Promise<Set<string>> {
    const rows = await this.rows.manager.query<{ id: string }[]>(WITHOUT_VECTOR, [chunkIds, modelId]);
    return new Set(rows.map((row) => row.id));
  }

  private async upsertPart(
    modelId: number,
    dimension: number,
    rows: readonly ChunkVector[],
    claim: RunClaim | undefined,
  ): Promise<{ readonly created: number; readonly updated: number }> {
    const vectors = rows.map((row) => row.vector);
    const parameters = [
      modelId,
      dimension,
      rows.map((row) => row.chunkId),
      rows.map((row) => row.contentHash),
      encodeVectors(vectors, dimension),
      ...claimParameters(claim),
    ];
    const [counts] = await timed(METRICS.writes, { batch: 'vectors' }, () =>
      this.rows.manager.query<{ created: number; updated: number; allowed: boolean }[]>(UPSERT, parameters),
    );
    count(METRICS.vectors, {}, rows.length);
    if (claim && !counts!.allowed) throw new ClaimLost(claim.runId);
    return counts!;
  }
}

function claimParameters(claim: RunClaim | undefined): (string | null)[] {
  return [claim?.runId ?? null, claim?.owner ?? null];
}
