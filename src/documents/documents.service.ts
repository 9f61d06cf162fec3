import { basename } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { PdfConfig } from '../pdf/pdf.config.js';
import { UserError, messageOf } from '../errors/errors.js';
import { readShared } from '../pdf/read-shared.js';
import { requireOpenable } from '../pdf/require-openable.js';
import type { DocumentEntity } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import type { DocumentChanges, RemovedRows } from './document.repository.js';
import { titleFromFileName, titleOfBook, titleOfPerson } from './document-title.js';
import { documentNotFound } from './document-not-found.js';
import { plainFileName } from './file-name.js';
import { FileStore } from './file-store/file-store.js';
import { IncomingFiles } from './file-store/incoming-files.js';
import type { ReceivedFile } from './file-store/incoming-files.js';
import { isUuid } from '../database/is-uuid.js';

export interface AddedDocument {
  readonly document: DocumentEntity;
  /** The library already contained the same bytes. */
  readonly reused: boolean;
}

export interface Deletion extends RemovedRows {
  readonly kind: 'soft' | 'hard';
  /** What could not be done, if anything. */
  readonly warning?: string;
}

/** The removal of a file keeps a transaction open, and meanwhile the embedded database serves nobody else. */
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
  async addPath(path: string, details: DocumentChanges = {}): Promise<AddedDocument> {
    const given = checkedChanges(details);
    const file = await this.incoming.receivePath(path);
    return this.addReceived(file, basename(path), given);
  }

  /**
   * Makes a received file a document. Bytes that the library already contains return the existing document; a deleted
   * one becomes live again.
   *
   * The file is stored before its row is written, because a row without a file would be worse than a file without a
   * row. If a deletion of the same bytes removes the file in between, it is stored again; if the row cannot be written,
   * it is removed. The received file no longer exists afterwards.
   *
   * @param details What a person states about the book; a missing title comes from the file name.
   */
  async addReceived(
    file: ReceivedFile,
    fileName: string,
    details: DocumentChanges = {},
  ): Promise<AddedDocument> {
    try {
      const checked = checkedChanges(details);
      await this.files.keep(file);
      try {
        return await this.addKept(file, plainFileName(fileName), checked);
      } catch (error) {
        await this.removeFile(file.sha256);
        throw error;
      }
    } finally {
      await this.incoming.discard(file);
    }
  }

  /**
   * Like `addReceived`, but refuses a book that needs a password, because there is no way to supply one later.
   *
   * @throws {UserError} `document.encrypted`; the file is then not stored, and the caller discards it.
   */
  async addUpload(
    file: ReceivedFile,
    fileName: string,
    details: DocumentChanges = {},
  ): Promise<AddedDocument> {
    if (file.mayBeEncrypted) await requireOpenable(await readShared(file.path), this.pdf);
    return this.addReceived(file, fileName, details);
  }

  /**
   * Changes what a person may state about a document. Ingestion never overwrites these values.
   *
   * @throws {UserError} `document.not_found`; `request.invalid` for a title without visible characters or above 255
   *         characters.
   */
  async change(id: string, changes: DocumentChanges): Promise<DocumentEntity> {
    const checked = checkedChanges(changes);
    if (Object.values(checked).every((value) => value === undefined)) {
      throw new UserError('request.invalid', 'The request contains nothing to change.', {
        field: 'title',
        hint: 'Give a title, a difficulty or both.',
      });
    }
    const { id: known } = await this.get(id);
    await this.repository.change(known, checked);
    return this.get(known);
  }

  /** Sets the title that a person chose. @see change */
  rename(id: string, title: string): Promise<DocumentEntity> {
    return this.change(id, { title });
  }

  /** Sets the title that the book contains, unless a person set one. */
  async nameAfterBook(id: string, bookTitle: string): Promise<void> {
    const title = titleOfBook(bookTitle);
    const { fileName } = await this.get(id);
    // Some programs write the file name there: then the title made from the file name reads better.
    if (title === null || titleFromFileName(title) === titleFromFileName(fileName)) return;
    await this.repository.nameAfterBook(id, title);
  }

  /** @throws {UserError} `document.not_found` when there is no live document with this id. */
  async get(id: string): Promise<DocumentEntity> {
    const document = isUuid(id) ? await this.repository.findLive(id) : null;
    if (!document) throw documentNotFound(id);
    return document;
  }

  /** Those of the documents that are live, newest first. */
  liveOf(ids: readonly string[]): Promise<DocumentEntity[]> {
    return this.repository.liveOf(ids.filter(isUuid));
  }

  /** @throws {UserError} `document.not_found` for the first document that is not live. */
  async requireAll(ids: readonly string[], field: 'document' | 'documents'): Promise<void> {
    const live = ids.length === 0 ? new Set() : await this.repository.liveAmong(ids.filter(isUuid));
    for (const id of ids) if (!live.has(id.toLowerCase())) throw documentNotFound(id, field);
  }

  /** Those of the documents that are live. */
  async liveAmong(ids: readonly string[]): Promise<readonly string[]> {
    return [...(await this.repository.liveAmong(ids))];
  }

  /**
   * Makes a hidden document live again, with everything that belongs to it; a live one stays as it is.
   *
   * @throws {UserError} `document.not_found`
   */
  async restore(id: string): Promise<DocumentEntity> {
    if (!isUuid(id) || !(await this.repository.restore(id))) throw documentNotFound(id);
    return this.get(id);
  }

  /**
   * Hides a document, whatever became of its runs, so that `restore` brings it back. The caller has stopped its run.
   *
   * @returns False when there is no live document with this id.
   */
  hide(id: string): Promise<boolean> {
    return this.repository.softDelete(id);
  }

  /** Runs work that needs the file of a document as a path. @see FileStore.withLocalCopy */
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
   * A failed document is always removed: hiding it would only keep what nobody can use.
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

  private async addKept(
    file: ReceivedFile,
    fileName: string,
    changes: DocumentChanges,
  ): Promise<AddedDocument> {
    const { title, difficulty } = changes;
    const added = await this.repository.add({
      sha256: file.sha256,
      title: title ?? titleFromFileName(fileName),
      titleBy: title === undefined ? 'file' : 'person',
      fileName,
      byteLength: file.byteLength,
      difficulty: difficulty ?? 'beginner',
    });
    if (!(await this.files.has(file.sha256))) {
      await this.files.keep(file);
      // The document may have been deleted meanwhile.
      await this.removeFile(file.sha256);
    }
    if (!added.created && (title !== undefined || difficulty)) {
      await this.repository.change(added.id, changes);
    }
    return { document: await this.get(added.id), reused: !added.created };
  }

  /** Removes a file that no row may refer to any more. An error is reported but does not fail the caller. */
  private async removeFile(sha256: string): Promise<string | null> {
    try {
      await this.repository.removeUnusedFile(sha256, () =>
        this.files.remove(sha256, AbortSignal.timeout(REMOVE_FILE_MS)),
      );
      return null;
    } catch (error) {
      this.logger.warn(`The file ${sha256}.pdf is still in ${this.files.place}: ${messageOf(error)}`);
      return `The file ${sha256}.pdf could not be removed from the file store; the log has the reason.`;
    }
  }
}

function checkedChanges({ title, difficulty }: DocumentChanges): DocumentChanges {
  return { difficulty, ...(title !== undefined && { title: titleOfPerson(title) }) };
}
