import { basename } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { PdfConfig } from '../config/config.js';
import { UserError, messageOf } from '../errors/errors.js';
import { readShared } from '../pdf/read-shared.js';
import { requireOpenable } from '../pdf/require-openable.js';
import type { Difficulty, DocumentEntity, DocumentStatus } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import type { RemovedRows } from './document.repository.js';
import { titleFromFileName } from './document-title.js';
import { FileStore } from './file-store/file-store.js';
import { IncomingFiles } from './file-store/incoming-files.js';
import type { ReceivedFile } from './file-store/incoming-files.js';
import { isUuid } from './is-uuid.js';

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
  /** What was left undone, where something was. */
  readonly warning?: string;
}

/** The removal of a file holds a transaction open, and the embedded database serves nobody else meanwhile. */
const REMOVE_FILE_MS = 10_000;

@Injectable()
export class DocumentsService {
  private readonly logger = new Logger(DocumentsService.name);

  constructor(
    private readonly repository: DocumentRepository,
    private readonly incoming: IncomingFiles,
    private readonly files: FileStore,
    private readonly pdf: PdfConfig,
  ) {}

  /** Adds a book from a path. @see addReceived */
  async addPath(path: string, difficulty?: Difficulty): Promise<AddedDocument> {
    const file = await this.incoming.receivePath(path);
    return this.addReceived(file, basename(path), difficulty);
  }

  /**
   * Makes a received file a document; the same bytes are the document they were, live again if it was deleted.
   *
   * The file is kept before its row is written: a row without a file would be worse than a file without a row. It is
   * kept again when a deletion of the same bytes removed it in between. The received file is gone afterwards.
   */
  async addReceived(file: ReceivedFile, fileName: string, difficulty?: Difficulty): Promise<AddedDocument> {
    try {
      await this.files.keep(file);
      const added = await this.repository.add({
        sha256: file.sha256,
        title: titleFromFileName(fileName),
        fileName,
        byteLength: file.byteLength,
        difficulty: difficulty ?? 'beginner',
      });
      if (!(await this.files.has(file.sha256))) {
        await this.files.keep(file);
        // The document itself may be deleted by now.
        await this.removeFile(file.sha256);
      }
      if (!added.created && difficulty) await this.repository.setDifficulty(added.id, difficulty);
      return { document: await this.get(added.id), reused: !added.created };
    } finally {
      await this.incoming.discard(file);
    }
  }

  /**
   * Same, for a book that came without a password and could not be given one later.
   *
   * @throws {UserError} `document.encrypted`; the file is not kept then, and the caller discards it.
   */
  async addUpload(file: ReceivedFile, fileName: string, difficulty?: Difficulty): Promise<AddedDocument> {
    if (file.mayBeEncrypted) await requireOpenable(await readShared(file.path), this.pdf);
    return this.addReceived(file, fileName, difficulty);
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

  /** Does work on the file of a document. @see FileStore.withLocalCopy */
  withFile<T>(
    document: DocumentEntity,
    work: (path: string) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.files.withLocalCopy(document.sha256, work, signal);
  }

  /**
   * Hides a document, or removes it with its file and all its rows. The caller has stopped its run.
   *
   * A failed document is always removed: hiding it would only keep what is of no use.
   */
  async delete(document: DocumentEntity, hard: boolean): Promise<Deletion> {
    if (!hard && document.status !== 'failed') {
      await this.repository.softDelete(document.id);
      return { kind: 'soft', ...(await this.repository.countContent(document.id)) };
    }
    const removed = await this.repository.hardDelete(document.id);
    const warning = await this.removeFile(document.sha256);
    return { kind: 'hard', ...removed, ...(warning && { warning }) };
  }

  /** For a file whose row is gone, and while it is: what goes wrong is told and fails nothing. */
  private async removeFile(sha256: string): Promise<string | null> {
    try {
      await this.repository.removeUnusedFile(sha256, () =>
        this.files.remove(sha256, AbortSignal.timeout(REMOVE_FILE_MS)),
      );
      return null;
    } catch (error) {
      const warning = `The file ${sha256}.pdf is still in ${this.files.place}: ${messageOf(error)}`;
      this.logger.warn(warning);
      return warning;
    }
  }
}
