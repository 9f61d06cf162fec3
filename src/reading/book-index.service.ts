import { Injectable } from '@nestjs/common';
import type { BookIndex, IndexEntry } from '../book-index/book-index.js';
import { AnalysisFailed } from '../chunking/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import { isInteger, readCursor, writeCursor } from '../database/list-cursor.js';
import { pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { ListRequest } from './coverage.service.js';
import { DiskCache } from './disk-cache.js';

/** The printed index of a book. A book without one has no parts. */
export interface BookIndexList
  extends Omit<BookIndex, 'entries' | 'numbering' | 'confidence'>, ListPage<IndexEntry> {
  readonly documentId: string;
  /** All entries. */
  readonly count: number;
  readonly numbering: BookIndex['numbering'] | null;
  readonly confidence: number | null;
}

/** Raised when indexes are read in another way, so that no old one is shown. */
const VERSION = 1;

type Place = readonly [entry: number];
const isPlace = (place: readonly unknown[]): place is Place => place.length === 1 && isInteger(place[0]);

/** The printed indexes of stored books. They are read from the files when somebody asks, and then kept in the cache. */
@Injectable()
export class BookIndexService {
  private readonly reading = new Map<string, Promise<BookIndex | null>>();

  constructor(
    private readonly documents: DocumentsService,
    private readonly chunking: ChunkingService,
    private readonly cache: DiskCache,
  ) {}

  /**
   * Entries in the order of the index. The first question about a book takes as long as reading it.
   *
   * @throws {UserError} `document.not_found`, `request.cursor`, and as `ChunkingService.analyse` about the file.
   */
  async entries(id: string, { limit, cursor }: ListRequest): Promise<BookIndexList> {
    const document = await this.documents.get(id);
    const list = ['index', document.id];
    const from = readCursor(list, cursor, isPlace)?.[0] ?? 0;
    const index = await this.indexOf(document);
    const entries = (index?.entries ?? []).map((entry, at) => ({ at, entry })).slice(from);
    const page = pageOf(entries, limit, ({ at }) => writeCursor(list, [at + 1]));
    return {
      documentId: document.id,
      count: index?.entries.length ?? 0,
      parts: index?.parts ?? [],
      numbering: index?.numbering ?? null,
      confidence: index?.confidence ?? null,
      results: page.results.map(({ entry }) => entry),
      next: page.next,
    };
  }

  private async indexOf(document: DocumentEntity): Promise<BookIndex | null> {
    const name = `${document.sha256}-index-${VERSION}.json`;
    const cached = await this.cache.get(name);
    if (cached) return JSON.parse(cached.toString()) as BookIndex | null;
    const begun = this.reading.get(name);
    if (begun) return begun;
    const reading = this.read(document);
    this.reading.set(name, reading);
    try {
      const index = await reading;
      await this.cache.put(name, Buffer.from(JSON.stringify(index)));
      return index;
    } finally {
      this.reading.delete(name);
    }
  }

  private async read(document: DocumentEntity): Promise<BookIndex | null> {
    try {
      const { index } = await this.documents.withFile(document, (path) =>
        this.chunking.analyse(path, { index: true }),
      );
      return index;
    } catch (error) {
      throw error instanceof AnalysisFailed ? error.cause : error;
    }
  }
}
