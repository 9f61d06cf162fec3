import { Injectable, Logger } from '@nestjs/common';
import { ActiveModels } from '../../embedding/active-models.js';
import { messageOf } from '../../errors/errors.js';
import { SharedAnswer } from '../../process/shared-answer.js';
import { SearchConfig } from '../search.config.js';
import type { HeldBook } from './held-book.js';
import { HeldBooksRepository } from './held-books.repository.js';
import { HeldLibrary } from './held-library.js';

const MEGABYTE = 1024 * 1024;
/** A library that is too large is measured again after this time, in milliseconds: books may have been deleted. */
const MEASURE_AGAIN = 60_000;

/**
 * Keeps the published books in memory for searches, where they fit. It asks the database before each search whether
 * anything has changed. While it reads what changed, searches go to the database.
 */
@Injectable()
export class LibraryHolder {
  private readonly logger = new Logger(LibraryHolder.name);
  private readonly ending = new AbortController();
  private isOn = false;
  private held: {
    readonly library: HeldLibrary;
    /** See `HeldBooksRepository.state`. Many searches at once ask for it once. */
    readonly state: SharedAnswer<string | null>;
  } | null = null;
  /** Those that were read last, and the models whose vectors they have. */
  private books: readonly HeldBook[] = [];
  private models = '';
  private reading: Promise<void> | null = null;
  private restUntil = 0;

  constructor(
    private readonly repository: HeldBooksRepository,
    private readonly activeModels: ActiveModels,
    private readonly config: SearchConfig,
  ) {}

  /** For processes that answer many searches. */
  start(): void {
    this.isOn = this.config.memory > 0;
  }

  async stop(): Promise<void> {
    this.isOn = false;
    this.ending.abort();
    await this.reading;
    this.forget();
  }

  /** The library as it is now; null when it is not in memory, or not in its present state. */
  async current(): Promise<HeldLibrary | null> {
    if (!this.isOn) return null;
    const { held } = this;
    if (held && (await held.state.get()) === held.library.state) return held.library;
    if (performance.now() >= this.restUntil) this.reading ??= this.renew();
    return null;
  }

  /** Resolves when what is being read now is in memory, or cannot be. */
  async settled(): Promise<void> {
    await this.reading;
  }

  private async renew(): Promise<void> {
    try {
      const library = (await this.fits()) ? await this.read() : null;
      this.held = library && {
        library,
        state: new SharedAnswer(() => this.repository.state(library.lacking)),
      };
      this.books = library?.books ?? this.books;
    } catch (error) {
      this.forget();
      this.restUntil = performance.now() + MEASURE_AGAIN;
      if (!this.ending.signal.aborted) {
        this.logger.warn(
          `Searches go to the database, as books cannot be held in memory: ${messageOf(error)}`,
        );
      }
    } finally {
      this.reading = null;
    }
  }

  private forget(): void {
    this.held = null;
    this.books = [];
  }

  private async fits(): Promise<boolean> {
    const fits = (await this.repository.size()) <= this.config.memory * MEGABYTE;
    if (!fits) {
      this.forget();
      this.restUntil = performance.now() + MEASURE_AGAIN;
    }
    return fits;
  }

  /**
   * Books whose edition is unchanged are not read again.
   *
   * @returns Null when the library changed meanwhile: the next search makes another attempt.
   */
  private async read(): Promise<HeldLibrary | null> {
    const models = await this.repository.models();
    const { active } = await this.activeModels.current();
    const known = new Map(
      models === this.models ? this.books.map((book) => [book.documentId, book]) : undefined,
    );
    const books: HeldBook[] = [];
    for (const one of await this.repository.editions()) {
      const before = known.get(one.documentId);
      const isSame = before?.edition === one.edition && before.lacking.length === 0;
      books.push(isSame ? before : await this.repository.read(one, this.ending.signal));
    }
    books.sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
    this.books = books;
    this.models = models;
    // A state between two equal looks at the editions is that of what was read.
    const state = await this.repository.state(books.flatMap(({ lacking }) => lacking));
    const editions = new Map((await this.repository.editions()).map((one) => [one.documentId, one.edition]));
    const isAsRead =
      state !== null &&
      editions.size === books.length &&
      books.every(({ documentId, edition }) => editions.get(documentId) === edition) &&
      models === (await this.repository.models());
    return isAsRead ? new HeldLibrary(books, active, state) : null;
  }
}
