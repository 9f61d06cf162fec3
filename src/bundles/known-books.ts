import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ImportedDocuments } from '../documents/imported-documents.js';
import type { OwnDocument } from '../documents/imported-documents.js';
import { ImportedRuns } from '../runs/imported-runs.js';
import type { BundledBook } from './bundle-format.js';
import { BundleReader } from './bundle-reader.repository.js';

/**
 * What becomes of a book. `unchanged`: the library has the same of it; `restored`: it had, hidden; `conflict`: it has
 * something else of it, which stays; `busy`: a run works on it.
 */
export type BookOutcome = 'added' | 'replaced' | 'unchanged' | 'restored' | 'conflict' | 'busy';

/** A book of the library that stays as it is. */
export interface KeptBook extends OwnDocument {
  readonly outcome: Exclude<BookOutcome, 'added' | 'replaced'>;
}

/** Compares a book of a bundle with what the library has of the same file. */
@Injectable()
export class KnownBooks {
  constructor(
    private readonly documents: ImportedDocuments,
    private readonly runs: ImportedRuns,
    private readonly reader: BundleReader,
  ) {}

  /**
   * Decides about a book; until the transaction ends nobody changes what the library has of it.
   *
   * @param replace Whether the bundle's version takes the place of another one.
   */
  async decide(
    { document, contentSha256 }: BundledBook,
    replace: boolean,
    manager: EntityManager,
  ): Promise<'added' | 'replaced' | KeptBook> {
    const own = await this.documents.hold(document.sha256, manager);
    if (!own) return 'added';
    const hasContent = (await this.reader.countChunks([own.id], manager)) > 0;
    if (hasContent && (await this.reader.digest(own.id, manager)) === contentSha256) {
      if (!own.hidden) return { ...own, outcome: 'unchanged' };
      await this.documents.show(own.id, manager);
      return { ...own, outcome: 'restored' };
    }
    if (hasContent && !replace) return { ...own, outcome: 'conflict' };
    if (await this.runs.hasActive(own.id, manager)) return { ...own, outcome: 'busy' };
    return hasContent ? 'replaced' : 'added';
  }
}
