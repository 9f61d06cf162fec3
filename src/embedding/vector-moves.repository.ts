import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * A kept chunk takes over vectors that only its staged twin has. This happens after a change of the model, or of the
 * titles that are embedded with the text.
 */
const TAKE_OVER_VECTORS = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding, embedded_at)
  SELECT c.replaces, e.model_id, e.dimension, e.content_hash, e.embedding, e.embedded_at
  FROM chunks c JOIN chunk_embeddings e ON e.chunk_id = c.id
  WHERE c.run_id = $1 AND c.replaces IS NOT NULL
  ON CONFLICT (chunk_id, model_id) DO UPDATE
    SET dimension = excluded.dimension, content_hash = excluded.content_hash, embedding = excluded.embedding,
        embedded_at = excluded.embedded_at
    WHERE chunk_embeddings.content_hash IS DISTINCT FROM excluded.content_hash`;

/**
 * Copies vectors of earlier staged chunks, which are about to be removed, to chunks that are embedded with the same
 * text.
 */
const KEEP_VECTORS = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding, embedded_at)
  SELECT DISTINCT ON (c.id, e.model_id) c.id, e.model_id, e.dimension, e.content_hash, e.embedding, e.embedded_at
  FROM chunks c
  JOIN chunks o ON o.document_id = c.document_id AND o.embed_hash = c.embed_hash AND o.run_id <> c.run_id
    AND NOT o.published
  JOIN chunk_embeddings e ON e.chunk_id = o.id AND e.content_hash = c.embed_hash
  WHERE c.document_id = $1 AND c.run_id = $2 AND NOT c.published`;

/** A chunk is found by the vectors of another one until it has its own. */
const LEND_VECTORS = `
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding, embedded_at)
  SELECT $2, model_id, dimension, content_hash, embedding, embedded_at FROM chunk_embeddings WHERE chunk_id = $1
  ON CONFLICT DO NOTHING`;

/** Keeps computed vectors when chunks are replaced by chunks with the same text. */
@Injectable()
export class VectorMoves {
  /**
   * Copies vectors from the staged chunks of a run to the published chunks paired with them. Call it before the staged
   * ones are removed.
   */
  async toPublished(runId: string, manager: EntityManager): Promise<void> {
    await manager.query(TAKE_OVER_VECTORS, [runId]);
  }

  /**
   * Lends a new chunk the vectors of the one that it was cut from, so that searches find it. Their hashes tell that they
   * are of another text.
   */
  async lend(fromChunkId: string, toChunkId: string, manager: EntityManager): Promise<void> {
    await manager.query(LEND_VECTORS, [fromChunkId, toChunkId]);
  }

  /**
   * Copies vectors to the staged chunks of a run from those that other runs staged for the document. Call it before
   * those are removed.
   */
  async toStaged(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    await manager.query(KEEP_VECTORS, [documentId, runId]);
  }
}
