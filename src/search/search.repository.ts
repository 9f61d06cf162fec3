import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { encodeVector } from '../embedding/vector-codec.js';

export interface SearchFilter {
  readonly limit: number;
  /** Empty: all types. */
  readonly types: readonly ChunkType[];
  /** Empty: all live documents. */
  readonly documents: readonly string[];
}

/** A published chunk with everything needed to cite it. */
export interface Passage {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly sectionPath: string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly type: ChunkType;
  readonly text: string;
}

export interface FoundChunk extends Passage {
  readonly score: number;
}

const PASSAGE = `
  SELECT c.id AS "chunkId", d.id AS "documentId", d.title, coalesce(s.path, '{}') AS "sectionPath",
         c.page_first AS "pageFirst", c.page_last AS "pageLast", c.type, c.text
  FROM chunks c
  JOIN documents d ON d.id = c.document_id
  LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.id = $1 AND c.published AND d.deleted_at IS NULL`;

/**
 * The chunks nearest to a vector by cosine distance, best first; ties are ordered by chunk id.
 *
 * @param dimension Written into the statement: the index of a model is on `embedding::vector(n)`, and PostgreSQL uses
 *                  it only for exactly this expression.
 */
function nearest(dimension: number): string {
  const column = `e.embedding::vector(${dimension})`;
  return `
    SELECT f.* FROM (
      SELECT c.id AS "chunkId", 1 - (${column} <=> $1) AS score, d.id AS "documentId", d.title,
             coalesce(s.path, '{}') AS "sectionPath", c.page_first AS "pageFirst", c.page_last AS "pageLast",
             c.type, c.text
      FROM chunk_embeddings e
      JOIN chunks c ON c.id = e.chunk_id
      JOIN documents d ON d.id = c.document_id
      LEFT JOIN sections s ON s.id = c.section_id
      WHERE e.model_id = $2 AND c.published AND d.deleted_at IS NULL
        AND (cardinality($3::text[]) = 0 OR c.type = ANY($3))
        AND (cardinality($4::uuid[]) = 0 OR d.id = ANY($4))
      ORDER BY ${column} <=> $1 LIMIT $5) f
    ORDER BY f.score DESC, f."chunkId"`;
}

/** SQL for searching. It reads the tables of other rooms and writes none. */
@Injectable()
export class SearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  async passage(chunkId: string): Promise<Passage | null> {
    const [found] = await this.dataSource.manager.query<Passage[]>(PASSAGE, [chunkId]);
    return found ?? null;
  }

  nearest(vector: Float32Array, modelId: number, filter: SearchFilter): Promise<FoundChunk[]> {
    return this.dataSource.manager.query<FoundChunk[]>(nearest(vector.length), [
      encodeVector(vector),
      modelId,
      filter.types,
      filter.documents,
      filter.limit,
    ]);
  }
}
