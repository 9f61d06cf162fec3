import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BookAnalysis } from '../chunking/analysis.js';
import type { Chunking } from '../chunking/chunk.js';
import { uncorrectedChunk, uncorrectedSection } from '../content/stored-chunk.js';
import type { StoredChunk, StoredSection } from '../content/stored-chunk.js';
import type { ReplayOutcome } from './correction.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { EditingTransactions } from './editing.js';
import { replay } from './replay.js';

/** A book that was read, with the corrections of its earlier readings. */
export interface CorrectedBook extends Omit<BookAnalysis, 'contents' | 'chunking'> {
  readonly contents: Omit<BookAnalysis['contents'], 'sections'> & {
    readonly sections: readonly StoredSection[];
  };
  readonly chunking: Omit<Chunking, 'chunks'> & { readonly chunks: readonly StoredChunk[] };
  /** How each correction fared. */
  readonly corrections: readonly ReplayOutcome[];
}

/** Makes corrections again when a book is read again. */
@Injectable()
export class CorrectionsReplay {
  constructor(
    private readonly repository: CorrectionsRepository,
    private readonly transactions: EditingTransactions,
  ) {}

  /** @returns The book as it is to be staged. */
  async correct(documentId: string, book: BookAnalysis): Promise<CorrectedBook> {
    const sections = book.contents.sections.map(uncorrectedSection);
    const chunks = book.chunking.chunks.map(uncorrectedChunk);
    const earlier = await this.repository.toReplay(documentId);
    const { outcomes, ...content } =
      earlier.length === 0
        ? { sections, chunks, outcomes: [] }
        : replay({ sections, chunks }, earlier, await this.transactions.scales());
    return {
      ...book,
      contents: { ...book.contents, sections: content.sections },
      chunking: { ...book.chunking, chunks: content.chunks },
      corrections: outcomes,
    };
  }

  /** Records how they fared, in the transaction that stages the book. */
  stage(book: CorrectedBook, manager: EntityManager): Promise<void> {
    return this.repository.stage(book.corrections, manager);
  }

  /** What was recorded becomes true, in the transaction that publishes the book. */
  publish(documentId: string, manager: EntityManager): Promise<void> {
    return this.repository.settle(documentId, manager);
  }
}
