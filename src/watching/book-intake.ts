import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ImportedCorrections } from '../corrections/imported-corrections.js';
import type { DocumentChanges } from '../documents/document.repository.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError, toErrorData } from '../errors/errors.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { AbsentFiles } from './absent-files.js';
import { hashOf } from './file-hash.js';
import type { KnownFile, SeenFile } from './folder-changes.js';
import { lookAgain } from './folder-listing.js';
import type { ListedFile } from './folder-listing.js';
import type { LookHooks } from './look-hooks.js';
import { isOfTheBook } from './problem-of-book.js';
import { WatchedFilesRepository } from './watched-files.repository.js';
import type { DocumentOfBytes } from './watched-files.repository.js';
import type { HeldFolder } from './watched-folders.repository.js';

/** `later`: the queue is full, so the other books wait, too. */
export type Taken = 'taken' | 'refused' | 'later';

type Asked = { readonly folder: HeldFolder; readonly hooks: LookHooks };

/** Takes the books of a folder up, one at a time, by the same services as an upload. */
@Injectable()
export class BookIntake {
  constructor(
    private readonly files: WatchedFilesRepository,
    private readonly documents: DocumentsService,
    private readonly ingestion: IngestionService,
    private readonly corrections: ImportedCorrections,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Reads a new or changed file, adds its document if the library lacks it, and has it ingested.
   *
   * @param known  What was known of its path.
   * @param absent Files that are not where they were: this one may be one of them.
   */
  async takeUp(file: ListedFile, known: KnownFile | null, absent: AbsentFiles, asked: Asked): Promise<Taken> {
    const { folder, hooks } = asked;
    const path = join(folder.path, file.path);
    // Hours may have passed since it was listed. If it has changed, the next look sees it.
    const now = (await lookAgain(folder.path, [file.path])).get(file.path);
    if (!now || now === 'unreadable' || now.size !== file.size || now.mtime !== file.mtime) return 'taken';
    let sha256: string | null = null;
    try {
      sha256 = await hashOf(path, hooks.signal);
      if (known?.sha256 === sha256) return await this.touched({ file, known }, asked);
      const from = known ? null : absent.take(sha256);
      if (from) return await this.move({ file, known: from }, asked);
      const row = await this.add(file, sha256, known, asked);
      return await this.ingest(row, asked);
    } catch (error) {
      hooks.signal.throwIfAborted();
      if (!isOfTheBook(error)) throw error;
      return this.refuse({ ...(known ?? NOTHING), ...file, sha256 }, error, asked);
    }
  }

  /** Follows a file to its new path, without reading it. */
  async move({ file, known }: SeenFile, asked: Asked): Promise<Taken> {
    const { folder, hooks } = asked;
    const row = { ...known, ...file };
    await this.files.move(folder.id, known.path, row);
    hooks.tell({
      event: 'moved',
      folder: folder.path,
      path: file.path,
      from: known.path,
      documentId: known.documentId,
    });
    if (known.state === 'gone') return this.bringBack({ file, known: row }, asked);
    return known.state === 'added' ? this.ingest(row, asked) : 'taken';
  }

  /** The file is there again: so is its document, if it was hidden for the file's absence. */
  async bringBack({ file, known }: SeenFile, asked: Asked): Promise<Taken> {
    const { folder, hooks } = asked;
    const document = known.documentId === null ? null : await this.files.document(known.documentId);
    if (!document) return this.takeUp(file, null, new AbsentFiles([]), asked);
    const restores = document.hidden && document.hiddenWithFile;
    if (restores) await this.show(document.id);
    const row: KnownFile = {
      ...known,
      ...file,
      hidden: false,
      state: restores || !document.hidden ? 'added' : 'done',
    };
    await this.files.save(folder.id, row);
    hooks.tell({ event: 'returned', folder: folder.path, path: file.path, documentId: document.id });
    return row.state === 'added' ? this.ingest(row, asked) : 'taken';
  }

  /** Has a document of a file ingested. */
  async ingest(row: KnownFile, asked: Asked): Promise<Taken> {
    const { folder, hooks } = asked;
    const { path, documentId } = row;
    const done: KnownFile = { ...row, state: 'done', errorCode: null, errorMessage: null };
    // A person has deleted the document for good.
    if (documentId === null) return this.finish(done, asked);
    try {
      const result = await hooks.ingest(documentId);
      if (result.outcome === 'later') return 'later';
      if (result.outcome === 'queued') {
        hooks.tell({ event: 'queued', folder: folder.path, path, documentId, runId: result.runId });
      }
      if (result.outcome === 'ingested') {
        const { title, status } = result;
        hooks.tell({ event: 'ingested', folder: folder.path, path, documentId, title, status });
      }
    } catch (error) {
      hooks.signal.throwIfAborted();
      if (!isOfTheBook(error)) throw error;
      const deleted = error instanceof UserError && error.code === 'document.not_found';
      return deleted ? this.finish(done, asked) : this.refuse(row, error, asked);
    }
    return this.finish(done, asked);
  }

  /** Hides the document of the bytes before, once that of the new ones can be found. @returns The row from now on. */
  async hideReplaced(row: KnownFile, { folder, hooks }: Asked): Promise<KnownFile> {
    const { path, documentId, replacesId } = row;
    if (replacesId === null || documentId === null) return row;
    const document = await this.files.document(documentId);
    const isFound = document?.status === 'completed' || document?.status === 'completed_with_warnings';
    if (!isFound || document.hidden) return row;
    if (!(await this.files.isHeld(replacesId, folder.id, path))) await this.ingestion.hide(replacesId);
    const settled = { ...row, replacesId: null };
    await this.files.save(folder.id, settled);
    hooks.tell({ event: 'replaced', folder: folder.path, path, documentId: replacesId, by: documentId });
    return settled;
  }

  /**
   * Records that a file is gone, and hides its document, if a watched folder brought it and no other watched file has
   * it.
   */
  async removed(known: KnownFile, { folder, hooks }: Asked): Promise<void> {
    const { path, documentId } = known;
    let hidden = false;
    if (documentId === null) await this.files.remove(folder.id, path);
    else {
      if (!hooks.keepRemoved) {
        hidden = await this.hideWithFile(known, folder);
        if (known.replacesId !== null && !(await this.files.isHeld(known.replacesId, folder.id, path))) {
          await this.ingestion.hide(known.replacesId);
        }
      }
      await this.files.save(folder.id, { ...known, hidden, replacesId: null, state: 'gone' });
    }
    hooks.tell({ event: 'removed', folder: folder.path, path, documentId, hidden });
  }

  /** @returns Whether the document is hidden because of this file. */
  private async hideWithFile(known: KnownFile, folder: HeldFolder): Promise<boolean> {
    const documentId = known.documentId!;
    if (!known.brought || (await this.files.isHeld(documentId, folder.id, known.path))) return false;
    const document = await this.files.document(documentId);
    // A person has hidden it, or this was interrupted after it had hidden it.
    if (!document || document.hidden) return known.hidden;
    await this.files.save(folder.id, { ...known, hidden: true });
    await this.ingestion.hide(documentId);
    return true;
  }

  /** Only the time of the file is another. */
  private async touched({ file, known }: SeenFile, asked: Asked): Promise<Taken> {
    if (known.state === 'gone') return this.bringBack({ file, known }, asked);
    const row = { ...known, ...file };
    await this.files.save(asked.folder.id, row);
    return known.state === 'added' ? this.ingest(row, asked) : 'taken';
  }

  private async add(
    file: ListedFile,
    sha256: string,
    earlier: KnownFile | null,
    asked: Asked,
  ): Promise<KnownFile> {
    const { folder, hooks } = asked;
    const known = earlier && (await this.hideReplaced(earlier, asked));
    const hasBefore = known !== null && known.documentId !== null && known.state !== 'gone';
    const before = hasBefore ? await this.files.document(known.documentId!) : null;
    const document = await this.documentOf(join(folder.path, file.path), sha256, before);
    const isOther = before !== null && before.id !== document.id && known!.brought && !hooks.keepRemoved;
    const replaced = known?.replacesId ?? (isOther ? before.id : null);
    const row: KnownFile = {
      ...NOTHING,
      ...file,
      sha256: document.sha256,
      documentId: document.id,
      replacesId: replaced === document.id ? null : replaced,
      brought: document.brought,
      state: 'added',
    };
    await this.files.save(folder.id, row);
    // It was changed again before its last change could be found: nobody has seen that one.
    const isBetween = isOther && row.replacesId !== before.id;
    if (isBetween && !(await this.files.isHeld(before.id, folder.id, file.path))) {
      await this.ingestion.hide(before.id);
    }
    hooks.tell({
      event: known === null ? 'added' : 'changed',
      folder: folder.path,
      path: file.path,
      documentId: document.id,
      reused: document.reused,
    });
    return row;
  }

  /** The live document of a file. Bytes that the library has are not copied once more. */
  private async documentOf(
    path: string,
    sha256: string,
    before: DocumentOfBytes | null,
  ): Promise<{
    readonly id: string;
    readonly sha256: string;
    readonly reused: boolean;
    readonly brought: boolean;
  }> {
    const own = await this.files.documentOfBytes(sha256);
    if (own) {
      if (own.hidden) await this.show(own.id);
      return { id: own.id, sha256, reused: true, brought: own.hidden || own.brought };
    }
    const { document, reused } = await this.documents.addPath(path, statedOf(before));
    if (!reused && before) {
      await this.corrections.takeOver(before.id, document.id, this.dataSource.manager);
    }
    return { id: document.id, sha256: document.sha256, reused, brought: !reused };
  }

  private async show(documentId: string): Promise<void> {
    await this.documents.restore(documentId);
    await this.files.shown(documentId);
  }

  private async finish(row: KnownFile, asked: Asked): Promise<Taken> {
    await this.files.save(asked.folder.id, row);
    await this.hideReplaced(row, asked);
    return 'taken';
  }

  private async refuse(row: KnownFile, error: unknown, { folder, hooks }: Asked): Promise<Taken> {
    const told = toErrorData(error);
    // What cannot be read is tried at every look, and told once.
    const isNews = row.state !== 'refused' || row.errorCode !== told.code;
    await this.files.save(folder.id, {
      ...row,
      state: 'refused',
      errorCode: told.code,
      errorMessage: told.message,
    });
    if (isNews) hooks.tell({ event: 'refused', folder: folder.path, path: row.path, error: told });
    return 'refused';
  }
}

const NOTHING: Omit<KnownFile, keyof ListedFile> = {
  sha256: null,
  documentId: null,
  replacesId: null,
  brought: false,
  hidden: false,
  state: 'added',
  errorCode: null,
  errorMessage: null,
};

/** What a person has stated about a book holds for its next edition. */
function statedOf(before: DocumentOfBytes | null): DocumentChanges {
  if (!before) return {};
  return { difficulty: before.difficulty, ...(before.titleBy === 'person' && { title: before.title }) };
}
