import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import type { QueryVector } from '../embedding/embedding.service.js';
import { NearestChunks } from '../embedding/nearest-chunks.js';

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

const PASSAGES = `
  SELECT c.id AS "chunkId", d.id AS "documentId", d.title, coalesce(s.path, '{}') AS "sectionPath",
         c.page_first AS "pageFirst", c.page_last AS "pageLast", c.type, c.text
  FROM chunks c
  JOIN documents d ON d.id = c.document_id
  LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.id = ANY($1::uuid[]) AND c.published AND d.deleted_at IS NULL`;

/** SQL for searching. It reads the tables of other rooms and writes none. */
@Injectable()
export class SearchRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chunks: NearestChunks,
  ) {}

  async passage(chunkId: string): Promise<Passage | null> {
    const [found] = await this.dataSource.manager.query<Passage[]>(PASSAGES, [[chunkId]]);
    return found ?? null;
  }

  /** The passages nearest to a query, best first. */
  async nearest(query: QueryVector, { limit, types, documents }: SearchFilter): Promise<FoundChunk[]> {
    const { chunks } = await this.chunks.nearest(query, { types, documents }, limit);
    const ids = chunks.map(({ chunkId }) => chunkId);
    const passages = await this.dataSource.manager.query<Passage[]>(PASSAGES, [ids]);
    const byId = new Map(passages.map((passage) => [passage.chunkId, passage]));
    // A book may be deleted between the two statements.
    return chunks.flatMap(({ chunkId, cosine }) => {
      const passage = byId.get(chunkId);
      return passage ? [Object.assign({ chunkId, score: cosine }, passage)] : [];
    });
  }
}
