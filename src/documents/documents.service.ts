import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import type { Difficulty, DocumentEntity, DocumentStatus } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import type { RemovedRows } from './document.repository.js';
import { titleFromFileName } from './document-title.js';
import { isUuid } from './is-uuid.js';
import { FileStore } from './file-store.js';
import type { ReceivedFile } from './file-store.js';

export interface AddedDocument {
  readonly document: DocumentEntity;
  /** The same bytes were in the library before. */
  readonly reused: boolean;
}

export interface DocumentPage {
  readonly count: number;
  readonly documents: readonly (DocumentEntity & { readonly chunks: number })[];
  readonly byStatus: Partial<Record<DocumentStatus, number>>;
}

export interface Deletion extends RemovedRows {
  readonly kind: 'soft' | 'hard';
}

@Injectable()
export class DocumentsService {
  constructor(
    private readonly repository: DocumentRepository,
    private readonly files: FileStore,
  ) {}

  /** Adds a book from a path. @see addReceived */
  async addPath(path: string, difficulty?: Difficulty): Promise<AddedDocument> {
    const file = await this.files.receivePath(path);
    return this.addReceived(file, basename(path), difficulty);
  }

  /**
   * Makes a received file a document; the same bytes are the document they were, live again if it was deleted.
   *
   * The file is kept before its row is written: a row without a file would be worse than a file without a row.
   */
  async addReceived(file: ReceivedFile, fileName: string, difficulty?: Difficulty): Promise<AddedDocument> {
    await this.files.keep(file);
    const added = await this.repository.add({
      sha256: file.sha256,
      title: titleFromFileName(fileName),
      fileName,
      byteLength: file.byteLength,
      difficulty: difficulty ?? 'beginner',
    });
    if (!added.created && difficulty) await this.repository.setDifficulty(added.id, difficulty);
    return { document: await this.get(added.id), reused: !added.created };
  }

  /** @throws {UserError} `document.not_found` when there is no live document of this id. */
  async get(id: string): Promise<DocumentEntity> {
    const document = isUuid(id) ? await this.repository.findLive(id) : null;
    if (!document) throw new UserError('document.not_found', `There is no document ${id}.`, { field: 'id' });
    return document;
  }

  async list(limit: number, offset: number): Promise<DocumentPage> {
    const [page, byStatus] = await Promise.all([
      this.repository.page(limit, offset),
      this.repository.countByStatus(),
    ]);
    const chunks = await this.repository.countChunks(page.documents.map((document) => document.id));
    return {
      count: page.count,
      byStatus,
      documents: page.documents.map((document) =>
        Object.assign(document, { chunks: chunks.get(document.id) ?? 0 }),
      ),
    };
  }

  pathOf(document: DocumentEntity): string {
    return this.files.pathOf(document.sha256);
  }

  /**
   * Hides a document, or removes it with its file and all its rows. The caller has stopped its run.
   *
   * A failed document is always removed: hiding it would only keep what is of no use.
   */
  async delete(document: DocumentEntity, hard: boolean): Promise<Deletion> {
    if (!hard && document.status !== 'failed') {
      await this.repository.softDelete(document.id);
      return { kind: 'soft', chunks: 0, sections: 0, embeddings: 0 };
    }
    const removed = await this.repository.hardDelete(document.id);
    await this.files.remove(document.sha256);
    return { kind: 'hard', ...removed };
  }
}
