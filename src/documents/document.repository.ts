import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, Repository } from 'typeorm';
import { DocumentEntity } from './document.entity.js';
import type { Difficulty, DocumentStatus, TitleBy } from './document.entity.js';

export interface NewDocument {
  readonly sha256: string;
  readonly title: string;
  readonly titleBy: TitleBy;
  readonly fileName: string;
  readonly byteLength: number;
  readonly difficulty: Difficulty;
}

/** What a person may change about a document; what is left out stays. */
export interface DocumentChanges {
  readonly title?: string;
  readonly difficulty?: Difficulty;
}

/** Rows that are gone, or hidden with their document. */
export interface RemovedRows {
  readonly chunks: number;
  readonly sections: number;
  readonly embeddings: number;
}

/** Inserts, or finds the same bytes; a soft-deleted twin becomes live again. `created` tells which. */
const ADD = `
  INSERT INTO documents AS d (sha256, title, title_by, file_name, byte_length, difficulty)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (sha256) DO UPDATE SET deleted_at = NULL
  RETURNING d.id, (xmax = 0) AS created`;

/** Whoever adds a file's row and whoever removes a file without one wait for each other. */
const LOCK_FILE = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;

const COUNT_CONTENT = `
  SELECT (SELECT count(*)::int FROM chunks WHERE document_id = $1) AS chunks,
         (SELECT count(*)::int FROM sections WHERE document_id = $1) AS sections,
         (SELECT count(*)::int FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id
           WHERE c.document_id = $1) AS embeddings`;

const COUNT_CHUNKS = `
  SELECT document_id AS "documentId", count(*)::int AS chunks
  FROM chunks WHERE published AND document_id = ANY($1::uuid[]) GROUP BY document_id`;

/** Live documents of a title or file name, or whose identifier begins so; newest first. */
const NAMED = `
  SELECT id FROM documents
  WHERE deleted_at IS NULL
    AND (lower(title) = lower($1) OR lower(file_name) = lower($1) OR starts_with(id::text, $2))
  ORDER BY created_at DESC, id LIMIT $3`;

@Injectable()
export class DocumentRepository {
  constructor(@InjectRepository(DocumentEntity) private readonly documents: Repository<DocumentEntity>) {}

  async add(document: NewDocument): Promise<{ id: string; created: boolean }> {
    const { sha256, title, titleBy, fileName, byteLength, difficulty } = document;
    return this.documents.manager.transaction(async (manager) => {
      await manager.query(LOCK_FILE, [sha256]);
      const [added] = await manager.query<{ id: string; created: boolean }[]>(ADD, [
        sha256,
        title,
        titleBy,
        fileName,
        byteLength,
        difficulty,
      ]);
      return added!;
    });
  }

  findLive(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOneBy({ id });
  }

  /** Those of the documents that are live, in one query. */
  async liveAmong(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.documents.find({
      select: { id: true },
      where: { id: In([...ids]) },
    });
    return new Set(found.map(({ id }) => id));
  }

  findWithDeleted(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOne({ where: { id }, withDeleted: true });
  }

  /** Live documents, newest first. */
  async page(limit: number, offset: number): Promise<{ documents: DocumentEntity[]; count: number }> {
    const [documents, count] = await this.documents.findAndCount({
      order: { createdAt: 'DESC', id: 'ASC' },
      take: limit,
      skip: offset,
    });
    return { documents, count };
  }

  async countByStatus(): Promise<Partial<Record<DocumentStatus, number>>> {
    const rows = await this.documents.query<{ status: DocumentStatus; count: number }[]>(
      'SELECT status, count(*)::int AS count FROM documents WHERE deleted_at IS NULL GROUP BY status',
    );
    return Object.fromEntries(rows.map((row) => [row.status, row.count]));
  }

  async countChunks(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.documents.query<{ documentId: string; chunks: number }[]>(COUNT_CHUNKS, [ids]);
    return new Map(rows.map((row) => [row.documentId, row.chunks]));
  }

  /** @param beginning Of an identifier; null: none is meant. */
  async findNamed(text: string, beginning: string | null, limit: number): Promise<DocumentEntity[]> {
    const rows = await this.documents.query<{ id: string }[]>(NAMED, [text, beginning, limit]);
    return this.documents.findBy({ id: In(rows.map(({ id }) => id)) });
  }

  /** A title is a person's from then on. @returns False when there is no live document of this id. */
  async change(id: string, { title, difficulty }: DocumentChanges): Promise<boolean> {
    const set = { ...(title !== undefined && { title, titleBy: 'person' as const }), difficulty };
    const result = await this.documents.update({ id, deletedAt: IsNull() }, set);
    return (result.affected ?? 0) > 0;
  }

  /** Unless a person gave it a title. */
  async nameAfterBook(id: string, title: string): Promise<void> {
    await this.documents.update({ id, titleBy: Not('person') }, { title, titleBy: 'book' });
  }

  async softDelete(id: string): Promise<boolean> {
    const result = await this.documents.softDelete({ id });
    return (result.affected ?? 0) > 0;
  }

  /** Removes the document with all its rows in one transaction. The file is the caller's to remove, after it. */
  async hardDelete(id: string): Promise<RemovedRows> {
    return this.documents.manager.transaction(async (manager) => {
      const [removed] = await manager.query<RemovedRows[]>(COUNT_CONTENT, [id]);
      await manager.query('DELETE FROM documents WHERE id = $1', [id]);
      return removed!;
    });
  }

  /**
   * Removes a file unless a document has it, such as one that was added anew since its row went: no document loses its
   * file, in whatever order things happen.
   */
  async removeUnusedFile(sha256: string, remove: () => Promise<void>): Promise<void> {
    await this.documents.manager.transaction(async (manager) => {
      await manager.query(LOCK_FILE, [sha256]);
      const used = await manager.exists(DocumentEntity, { where: { sha256 }, withDeleted: true });
      if (!used) await remove();
    });
  }

  async countContent(id: string): Promise<RemovedRows> {
    const [rows] = await this.documents.query<RemovedRows[]>(COUNT_CONTENT, [id]);
    return rows!;
  }
}
