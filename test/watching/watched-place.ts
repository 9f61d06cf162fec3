import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { FolderClaims } from '../../src/watching/folder-claims.js';
import type { LookHooks } from '../../src/watching/look-hooks.js';
import { Pace } from '../../src/watching/pace.js';
import type { WatchEvent } from '../../src/watching/watch-events.js';
import { WatchingService } from '../../src/watching/watching.service.js';
import type { RoundReport } from '../../src/watching/watching.service.js';
import { sectionsBook } from '../services/books.js';

export interface Round {
  readonly events: readonly WatchEvent[];
  readonly report: RoundReport;
}

export interface StoredDocument {
  readonly id: string;
  readonly status: string;
  readonly hidden: boolean;
}

/** A folder of books beside an open library that follows it. */
export class WatchedPlace {
  private edition = 0;

  private constructor(
    readonly library: INestApplicationContext,
    readonly folder: string,
  ) {}

  static async make(library: INestApplicationContext): Promise<WatchedPlace> {
    return new WatchedPlace(library, await realpath(await mkdtemp(join(tmpdir(), 'colophon-watched-'))));
  }

  /** The same folder, seen by another library. */
  static at(library: INestApplicationContext, folder: string): WatchedPlace {
    return new WatchedPlace(library, folder);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  at(path: string): string {
    return join(this.folder, path);
  }

  /** A book of one section that no other one resembles. */
  newBook(sections = 1): Buffer {
    this.edition += 1;
    // Books of other folders in the same library are others, too.
    const number = Number.parseInt(Buffer.from(this.folder.slice(-6)).toString('hex').slice(-8), 16);
    return sectionsBook(sections, number + this.edition);
  }

  /** @returns The bytes of the file. */
  async put(path: string, bytes: Buffer = this.newBook()): Promise<Buffer> {
    await mkdir(dirname(this.at(path)), { recursive: true });
    await writeFile(this.at(path), bytes);
    return bytes;
  }

  /** Looks once at the folder, as the command does, and at others if they are named. */
  async round(changes: Partial<LookHooks> = {}, folders: readonly string[] = [this.folder]): Promise<Round> {
    const events: WatchEvent[] = [];
    const { held } = await this.library.get(FolderClaims).take(folders);
    if (held.length !== folders.length) throw new Error(`Not all of ${folders.join(', ')} could be taken.`);
    const report = await this.library.get(WatchingService).round(held, {
      signal: new AbortController().signal,
      ingest: async (documentId) => {
        const document = await this.library.get(DocumentsService).get(documentId);
        const ingestion = this.library.get(IngestionService);
        if (await ingestion.completeRun(document, false)) return { outcome: 'complete' };
        await ingestion.ingest(documentId, false);
        return { outcome: 'ingested', title: document.title, status: 'completed' };
      },
      pace: new Pace(),
      keepRemoved: false,
      acceptRemovals: false,
      // What a test changes between the two listings, it changes at a known moment.
      settleMs: 20,
      longestMs: Infinity,
      ...changes,
      tell: (event) => {
        events.push(event);
        changes.tell?.(event);
      },
    });
    return { events, report };
  }

  /** The document that the library has of a file; null if it never had one. */
  async documentOf(path: string): Promise<StoredDocument | null> {
    const [found] = await this.query<StoredDocument>(
      `SELECT d.id, d.status, d.deleted_at IS NOT NULL AS hidden
       FROM watched_files w JOIN watched_folders f ON f.id = w.folder_id JOIN documents d ON d.id = w.document_id
       WHERE f.path = $1 AND w.path = $2`,
      [this.folder, path],
    );
    return found ?? null;
  }

  async document(id: string): Promise<StoredDocument | null> {
    const [found] = await this.query<StoredDocument>(
      'SELECT id, status, deleted_at IS NOT NULL AS hidden FROM documents WHERE id = $1',
      [id],
    );
    return found ?? null;
  }

  async runs(): Promise<number> {
    const [found] = await this.query<{ count: number }>('SELECT count(*)::int AS count FROM ingestion_runs');
    return found!.count;
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.library.get(DataSource).query<T[]>(sql, parameters);
  }
}

/** What happened, without what a look always tells. */
export function happened({ events }: Round): string[] {
  return events.flatMap((event) =>
    event.event === 'listed' || event.event === 'progress'
      ? []
      : [`${event.event}${'path' in event ? ` ${event.path}` : ''}`],
  );
}
