import { Injectable, Logger } from '@nestjs/common';
import { proveArchive } from '../archive/prove-archive.js';
import type { ProvenArchive } from '../archive/prove-archive.js';
import { ProvenMembers } from '../archive/proven-members.js';
import { StorageConfig } from '../config/storage.config.js';
import { RoomForRuns } from '../database/database.module.js';
import { BookImport } from './book-import.js';
import type { ImportedBook } from './book-import.js';
import { HeldBook } from './book-members.js';
import type { BookMembers } from './book-members.js';
import { BUNDLE, MEMBER, bookOf, bookSchema, headSchema, isBook, isFile } from './bundle-format.js';
import type { BundleHead } from './bundle-format.js';
import { parsed } from './bundle-problems.js';
import { KnownBooks } from './known-books.js';
import type { ComparedBook, ForeseenBook } from './known-books.js';
import { Lanes } from './lanes.js';
import { TopicsImport } from './topics-import.js';
import type { TopicsOutcome } from './topics-import.js';
import { VectorPlanning } from './vector-plan.js';
import type { BundleNames, VectorChoice } from './vector-plan.js';

export interface ImportOptions {
  /** The path and the options of the command unless said otherwise. */
  readonly names?: BundleNames;
  readonly replace: boolean;
  readonly vectors: VectorChoice;
  /** Whether to take topics over although the library has some: what differs is then as in the bundle. */
  readonly topics: boolean;
  /** Books that are taken over side by side; two unless said otherwise. */
  readonly booksAtOnce?: number;
  readonly signal?: AbortSignal;
  /** While the bundle is proven, counts bytes (the total is not known), afterwards chunks. */
  readonly onProgress?: (label: 'checking' | 'importing', done: number, total: number) => void;
  readonly onBook?: (book: ImportedBook) => void;
}

/** What a bundle has. */
export interface BundleContents extends BundleHead {
  readonly titles: readonly string[];
  readonly chunks: number;
  readonly topics: boolean;
  readonly bytes: number;
}

/** What a bundle has, and what taking it over now would do. */
export interface CheckedBundle extends BundleContents {
  readonly books: readonly ForeseenBook[];
  /** Keys of models of the bundle that searches here do not use: an import asks what to do with their vectors. */
  readonly foreignModels: readonly string[];
  readonly topicsOutcome: 'none' | 'left' | 'merged';
}

export interface ImportedBundle {
  readonly books: readonly ImportedBook[];
  readonly topics: TopicsOutcome;
  /** Keys of models of the bundle that searches here do not use. */
  readonly foreignModels: readonly string[];
  /** Documents whose chunks have to be embedded now. */
  readonly toEmbed: readonly string[];
}

interface Proven {
  readonly archive: ProvenArchive;
  readonly contents: BundleContents;
  readonly found: readonly ComparedBook[];
}

/** While the database writes one book, the rows of another are made. */
const BOOKS_AT_ONCE = 2;
/** Larger books are read from the file while they are taken over, and alone. */
const HELD_BYTES = 16 * 1024 * 1024;

/** Takes over the books of a bundle that the library lacks. */
@Injectable()
export class BundleImport {
  private readonly logger = new Logger(BundleImport.name);

  constructor(
    private readonly storage: StorageConfig,
    private readonly room: RoomForRuns,
    private readonly planning: VectorPlanning,
    private readonly known: KnownBooks,
    private readonly books: BookImport,
    private readonly topics: TopicsImport,
  ) {}

  /**
   * Reads a bundle from its beginning to its end and compares it with the library. Nothing is changed.
   *
   * @throws {UserError} `archive.*`, `bundle.invalid`.
   */
  async check(
    path: string,
    options: Pick<ImportOptions, 'names' | 'replace' | 'topics' | 'signal' | 'onProgress'>,
  ): Promise<CheckedBundle> {
    const { contents, found } = await this.prove(path, options);
    const books: ForeseenBook[] = [];
    for (const book of found) {
      options.signal?.throwIfAborted();
      books.push(await this.known.foresee(book, options.replace));
    }
    const { foreign } = await this.planning.compare(contents);
    const topicsOutcome = contents.topics ? await this.topics.foresee(options.topics) : 'none';
    return { ...contents, books, foreignModels: foreign.map(({ key }) => key), topicsOutcome };
  }

  /**
   * Takes over the books, one after the other; readers see each when it is whole. All of the file is proven before. An
   * import that was interrupted is begun again: books that are here are left as they are.
   *
   * @throws {UserError} `archive.*`, `bundle.invalid`, `bundle.foreign_model`; {OperationalError}
   *         `bundle.model_changed`, `data_folder.full`; `signal.reason` when aborted.
   */
  async import(path: string, options: ImportOptions): Promise<ImportedBundle> {
    const { archive, contents } = await this.prove(path, options);
    const { bundle } = namesOf(path, options);
    const plan = await this.planning.plan(namesOf(path, options), contents, options.vectors);
    const members = await ProvenMembers.open(archive);
    const sizes = sizesOf(archive);
    const lanes = new Lanes(options.booksAtOnce ?? BOOKS_AT_ONCE);
    const books: ImportedBook[] = [];
    let topics: TopicsOutcome = 'none';
    let done = 0;
    const takeOver = async (from: BookMembers) => {
      options.signal?.throwIfAborted();
      await this.room.assert();
      const book = await this.books.import(from, { bundle, plan, replace: options.replace });
      books.push(book);
      options.onBook?.(book);
      options.onProgress?.('importing', (done += book.chunks), contents.chunks);
    };
    try {
      await members.skip();
      while (members.next) {
        const sha256 = bookOf(members.next.name);
        if (sha256 !== null && sizes.get(sha256)! <= HELD_BYTES) {
          const book = await HeldBook.take(members, sha256);
          await lanes.begin(() => takeOver(book));
          continue;
        }
        await lanes.end();
        if (sha256 !== null) await takeOver(members);
        else if (members.next.name === MEMBER.topics) {
          topics = await this.topics.import(members, { bundle, plan, always: options.topics });
        } else await members.skip();
      }
      await lanes.end();
    } finally {
      await lanes.settle();
      members.close();
      if (books.length > 0) await this.planning.settle(plan);
    }
    this.logger.log(`${bundle}: ${books.length} books, ${done} chunks taken over.`);
    return {
      books,
      topics,
      foreignModels: plan.foreign.map(({ key }) => key),
      toEmbed: plan.embeds ? await this.known.toEmbed(books) : [],
    };
  }

  private async prove(
    path: string,
    options: Pick<ImportOptions, 'names' | 'signal' | 'onProgress'>,
  ): Promise<Proven> {
    const { signal, onProgress } = options;
    const { bundle } = namesOf(path, options);
    const largestFile = this.storage.uploadMaxMegabytes * 1024 * 1024;
    const found: ComparedBook[] = [];
    let bytes = 0;
    const archive = await proveArchive(path, BUNDLE, {
      name: bundle,
      signal,
      largest: (name) => (isFile(name) ? largestFile : null),
      collects: isBook,
      onCollected: (name, content) => {
        const { document, contentSha256, chunks } = parsed(bundle, name, bookSchema, content.toString());
        found.push({ document: { sha256: document.sha256, title: document.title }, contentSha256, chunks });
      },
      onProgress: (read) => onProgress?.('checking', (bytes = read), 0),
    });
    const head = parsed(bundle, MEMBER.head, headSchema, JSON.stringify(archive.head));
    const topics = archive.members.has(MEMBER.topics);
    const titles = found.map(({ document }) => document.title);
    const chunks = found.reduce((sum, book) => sum + book.chunks, 0);
    return { archive, found, contents: { ...head, titles, chunks, topics, bytes } };
  }
}

function namesOf(path: string, { names }: Pick<ImportOptions, 'names'>): BundleNames {
  return names ?? { bundle: path, choiceField: '--vectors' };
}

/** Bytes of the members of each book. */
function sizesOf({ members }: ProvenArchive): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { name, bytes } of members.values()) {
    const sha256 = bookOf(name);
    if (sha256 !== null) sizes.set(sha256, (sizes.get(sha256) ?? 0) + bytes);
  }
  return sizes;
}
