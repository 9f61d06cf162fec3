import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ArchiveOutput } from '../archive/archive-output.js';
import { writeArchive } from '../archive/archive-writer.js';
import type { ArchiveWriter } from '../archive/archive-writer.js';
import { DocumentsService } from '../documents/documents.service.js';
import { FileStore } from '../documents/file-store/file-store.js';
import { ActiveModels } from '../embedding/active-models.js';
import { UserError } from '../errors/errors.js';
import { completedChange } from '../ingestion/resting-change.js';
import { packageVersion } from '../process/package-version.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import { BUNDLE, CHUNKS_A_PART, MEMBER } from './bundle-format.js';
import type { BundleHead, BundledBook } from './bundle-format.js';
import { BundleReader } from './bundle-reader.repository.js';
import type { NumberedModel } from './bundle-reader.repository.js';
import { TopicsExport } from './topics-export.js';
import { littleEndian } from './vector-bytes.js';

export interface ExportOptions {
  /** Documents; null: all that have something to read. */
  readonly documents: readonly string[] | null;
  /** Of all, only these; null: without such a limit. */
  readonly only?: readonly string[] | null;
  /** Whether with the PDF files. */
  readonly files: boolean;
  readonly signal?: AbortSignal;
  /** Counts chunks. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ExportedBundle {
  readonly books: number;
  readonly chunks: number;
  readonly vectors: number;
  /** Files that the store lacks. */
  readonly missingFiles: readonly string[];
  readonly bytes: number;
}

/** What a bundle will have. */
export interface PreparedExport {
  readonly options: ExportOptions;
  readonly books: readonly string[];
  readonly head: BundleHead;
  readonly models: readonly NumberedModel[];
  readonly chunks: number;
}

interface Counts {
  books: number;
  chunks: number;
  vectors: number;
  readonly missingFiles: string[];
}

/** Writes books, or the whole library, into one file that another library takes over without computing anything. */
@Injectable()
export class BundleExport {
  constructor(
    private readonly reader: BundleReader,
    private readonly documents: DocumentsService,
    private readonly history: RunHistoryRepository,
    private readonly models: ActiveModels,
    private readonly files: FileStore,
    private readonly topics: TopicsExport,
  ) {}

  /**
   * Writes the bundle; the file has its name when it is complete. Each book is as it is at one moment.
   *
   * @throws {UserError} see `prepare`; errors of the file system; `signal.reason` when aborted.
   */
  async export(path: string, options: ExportOptions): Promise<ExportedBundle> {
    return this.write(await this.prepare(options), path);
  }

  /**
   * Finds what to export, before anything is written.
   *
   * @throws {UserError} `document.not_found`, `document.nothing_published`, `bundle.empty`.
   */
  async prepare(options: ExportOptions): Promise<PreparedExport> {
    const { documents, only = null, files } = options;
    if (documents) await this.requireContent(documents);
    const all = documents ?? (await this.reader.books());
    const books = [...new Set(only === null ? all : all.filter((id) => only.includes(id)))];
    const { head, models } = await this.head(documents === null && only === null, files);
    const chunks = await this.reader.countChunks(books);
    if (chunks === 0) throw emptyLibrary();
    return { options, books, head, models, chunks };
  }

  /** Writes what was prepared; when that fails, nothing of it stays. @throws see `export`. */
  write(prepared: PreparedExport, to: string | ArchiveOutput): Promise<ExportedBundle> {
    return writeArchive(to, (writer) => this.fill(prepared, writer));
  }

  private async fill(prepared: PreparedExport, writer: ArchiveWriter): Promise<ExportedBundle> {
    const { books, head, models, options, chunks } = prepared;
    await writer.addJson(MEMBER.head, head);
    const counts: Counts = { books: 0, chunks: 0, vectors: 0, missingFiles: [] };
    for (const id of books) {
      options.signal?.throwIfAborted();
      await this.addBook(id, models, options.files, writer, counts);
      await writer.deliver();
      options.onProgress?.(counts.chunks, Math.max(chunks, counts.chunks));
    }
    if (head.whole) await this.topics.add(models, writer);
    const { missingFiles, ...summary } = counts;
    const bytes = await writer.finish(summary);
    return { ...summary, missingFiles, bytes };
  }

  private async requireContent(documents: readonly string[]): Promise<void> {
    await this.documents.requireAll(documents, 'document');
    for (const id of documents) {
      if ((await this.reader.countChunks([id])) > 0) continue;
      throw new UserError('document.nothing_published', `Nothing of the document ${id} can be read yet.`, {
        hint: 'Ingest it first.',
        field: 'document',
        fault: 'conflict',
      });
    }
  }

  private async head(whole: boolean, files: boolean) {
    // Looks after libraries from before the models were stored.
    await this.models.current();
    const active = await this.models.stored();
    const rows = await this.reader.models([...new Set(active.map(({ modelId }) => modelId))]);
    const models = rows.map((model, index): NumberedModel => ({ number: index + 1, ...model }));
    const numberOf = (modelId: number) => models.find(({ id }) => id === modelId)!.number;
    const head: BundleHead = {
      format: BUNDLE.format,
      version: BUNDLE.version,
      program: packageVersion(),
      createdAt: new Date().toISOString(),
      whole,
      files,
      models: models.map(({ number, key, revision, dimension, pooling, artefactSha256 }) => {
        return { number, key, revision, dimension, pooling, artefactSha256 };
      }),
      active: Object.fromEntries(active.map(({ type, modelId }) => [type, numberOf(modelId)])),
    };
    return { head, models };
  }

  private async addBook(
    id: string,
    models: readonly NumberedModel[],
    withFile: boolean,
    writer: ArchiveWriter,
    counts: Counts,
  ): Promise<void> {
    await this.reader.snapshot(async (manager) => {
      const document = await this.reader.document(id, manager);
      const run = await this.history.latestPublished(id, manager);
      // Hidden or deleted since the list was made.
      if (!document || !run) return;
      const { sha256 } = document;
      const { status, message } = completedChange(run.report);
      const sections = await this.reader.sections(id, manager);
      const corrections = await this.reader.corrections(id, manager);
      const book: BundledBook = {
        document: { ...document, status, message },
        run: { report: run.report, stageMs: run.stageMs },
        contentSha256: await this.reader.digest(id, manager),
        sections: sections.length,
        chunks: await this.reader.countChunks([id], manager),
        corrections: corrections.length,
      };
      await writer.addJson(MEMBER.book(sha256), book);
      if (withFile) await this.addFile(document.title, sha256, writer, counts);
      await writer.add(MEMBER.corrections(sha256), lines(corrections));
      await writer.add(MEMBER.sections(sha256), lines(sections));
      await this.addChunks(document, models, writer, counts, manager);
      counts.books += 1;
    });
  }

  private async addFile(title: string, sha256: string, writer: ArchiveWriter, counts: Counts): Promise<void> {
    if (!(await this.files.has(sha256))) counts.missingFiles.push(title);
    else await this.files.withLocalCopy(sha256, (path) => writer.addFile(MEMBER.file(sha256), path));
  }

  private async addChunks(
    { id, sha256 }: { readonly id: string; readonly sha256: string },
    models: readonly NumberedModel[],
    writer: ArchiveWriter,
    counts: Counts,
    manager: EntityManager,
  ): Promise<void> {
    for (let part = 1, from = 0; ; part += 1) {
      const chunks = await this.reader.chunks(id, from, CHUNKS_A_PART, manager);
      if (chunks.length === 0) return;
      const ids = chunks.map((chunk) => chunk.id);
      const hashes = new Map<string, Record<string, string>>(ids.map((chunkId) => [chunkId, {}]));
      const vectors: { readonly model: number; readonly bytes: Buffer }[] = [];
      for (const { id: modelId, number, dimension } of models) {
        const stored = await this.reader.vectors(ids, modelId, manager);
        const inOrder = ids.flatMap((chunkId) => stored.get(chunkId) ?? []);
        if (inOrder.length === 0) continue;
        for (const { chunkId, contentHash } of inOrder) hashes.get(chunkId)![number] = contentHash;
        vectors.push({
          model: number,
          bytes: littleEndian(
            inOrder.map(({ sent }) => sent),
            dimension,
          ),
        });
        counts.vectors += inOrder.length;
      }
      const rows = chunks.map((chunk) => ({ ...chunk, vectors: hashes.get(chunk.id) }));
      await writer.add(MEMBER.chunks(sha256, part), lines(rows));
      for (const { model, bytes } of vectors) await writer.add(MEMBER.vectors(sha256, part, model), bytes);
      counts.chunks += chunks.length;
      from = chunks.at(-1)!.ordinal + 1;
    }
  }
}

function lines(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function emptyLibrary(): UserError {
  const hint = 'Ingest a book first.';
  return new UserError('bundle.empty', 'The library has no book to read yet.', { hint, fault: 'conflict' });
}
