import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, Repository } from 'typeorm';
import { DocumentEntity } from './document.entity.js';
import type { Difficulty, TitleBy } from './document.entity.js';

export interface NewDocument {
  readonly sha256: string;
  readonly title: string;
  readonly titleBy: TitleBy;
  readonly fileName: string;
  readonly byteLength: number;
  readonly difficulty: Difficulty;
}

/** What a person may change about a document. An omitted field keeps its value. */
export interface DocumentChanges {
  readonly title?: string;
  readonly difficulty?: Difficulty;
}

/** Rows that were removed, or hidden with their document. */
export interface RemovedRows {
  readonly chunks: number;
  readonly sections: number;
  readonly embeddings: number;
}

/**
 * Inserts a document, or finds the one with the same bytes. A soft-deleted one becomes live again. `created`
 * distinguishes the cases.
 */
const ADD = `
  INSERT INTO documents AS d (sha256, title, title_by, file_name, byte_length, difficulty)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (sha256) DO UPDATE SET deleted_at = NULL
  RETURNING d.id, (xmax = 0) AS created`;

/** Adding the row of a file and removing a file without a row must wait for each other. */
export const LOCK_FILE = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;

const COUNT_CONTENT = `
  SELECT (SELECT count(*)::int FROM chunks WHERE document_id = $1) AS chunks,
         (SELECT count(*)::int FROM sections WHERE document_id = $1) AS sections,
         (SELECT count(*)::int FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id
           WHERE c.document_id = $1) AS embeddings`;

/** Documents with this title or file name, or with an id that begins with the given text; newest first. */
const NAMED = `
  SELECT id FROM documents
  WHERE (deleted_at IS NOT NULL) = $4
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

  /** Those of the documents that are live, newest first. */
  liveOf(ids: readonly string[]): Promise<DocumentEntity[]> {
    return this.documents.find({ where: { id: In([...ids]) }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  /** Those of the documents that are live, in one query. */
  async liveAmong(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.documents.find({
      select: { id: true },
      where: { id: In([...ids]) },
    });
    return new Set(found.map(({ id }) => id));
  }

  /**
   * @param beginning First characters of an id; null: do not search by id.
   * @param deleted   Hidden documents instead of live ones.
   */
  async findNamed(
    text: string,
    beginning: string | null,
    limit: number,
    deleted = false,
  ): Promise<DocumentEntity[]> {
    const rows = await this.documents.query<{ id: string }[]>(NAMED, [text, beginning, limit, deleted]);
    return this.documents.find({ where: { id: In(rows.map(({ id }) => id)) }, withDeleted: deleted });
  }

  /** Makes a hidden document live again; a live one stays as it is. @returns False when there is none with this id. */
  async restore(id: string): Promise<boolean> {
    await this.documents.restore({ id, deletedAt: Not(IsNull()) });
    return this.documents.existsBy({ id });
  }

  /** From now on the title counts as set by a person. @returns False when there is no live document with this id. */
  async change(id: string, { title, difficulty }: DocumentChanges): Promise<boolean> {
    const set = { ...(title !== undefined && { title, titleBy: 'person' as const }), difficulty };
    const result = await this.documents.update({ id, deletedAt: IsNull() }, set);
    return (result.affected ?? 0) > 0;
  }

  /** Changes the title, unless a person has set it. */
  async nameAfterBook(id: string, title: string): Promise<void> {
    await this.documents.update({ id, titleBy: Not('person') }, { title, titleBy: 'book' });
  }

  /** @returns False when there is no live document with this id. */
  async softDelete(id: string): Promise<boolean> {
    const result = await this.documents.softDelete({ id, deletedAt: IsNull() });
    return (result.affected ?? 0) > 0;
  }

  /** Removes the document and all its rows in one transaction. The caller must remove the file afterwards. */
  async hardDelete(id: string): Promise<RemovedRows> {
    return this.documents.manager.transaction(async (manager) => {
      const [removed] = await manager.query<RemovedRows[]>(COUNT_CONTENT, [id]);
      await manager.query('DELETE FROM documents WHERE id = $1', [id]);
      return removed!;
    });
  }

  /**
   * Removes a file unless a document uses it, for example one that was added again after the row was removed. So no
   * document loses its file, whatever the order of events.
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
