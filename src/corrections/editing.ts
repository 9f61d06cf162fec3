import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ChunkingService } from '../chunking/chunking.service.js';
import { documentNotFound } from '../documents/document-not-found.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import { chunksWait, runIsActive } from './correction-problems.js';
import { CorrectionsRepository } from './corrections.repository.js';
import type { CorrectionKind } from './correction.js';
import type { ScaleOf } from './measured.js';

/** A transaction that changes the published content of one document. */
export interface Editing {
  readonly manager: EntityManager;
  readonly scaleOf: ScaleOf;
}

/** A correction that was made or undone. */
export interface Corrected {
  readonly id: string;
  readonly kind: CorrectionKind;
}

/** Changes of published books, with all that follows from them: terms, vectors, rankings. */
@Injectable()
export class EditingTransactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chunking: ChunkingService,
    private readonly embedding: EmbeddingService,
    private readonly lexical: LexicalIndexing,
    private readonly corrections: CorrectionsRepository,
  ) {}

  /** How long texts are for the models that embed them. @throws {UserError} when no model can be used. */
  async scales(): Promise<ScaleOf> {
    return this.chunking.scales(await this.embedding.activeModels());
  }

  /**
   * Does something to the content of a document in one transaction. Searches by words find the result at once; vectors
   * are asked for, and rankings when these are made.
   *
   * @param work Answers with the corrections that it made or undid.
   * @throws {UserError} `document.not_found`, `run.active`, `correction.waiting`.
   */
  async within(
    documentId: string,
    work: (editing: Editing) => Promise<readonly Corrected[]>,
  ): Promise<readonly Corrected[]> {
    const scaleOf = await this.scales();
    return this.dataSource.transaction(async (manager) => {
      switch (await this.corrections.hold(documentId, manager)) {
        case 'deleted':
          throw documentNotFound(documentId);
        case 'run':
          throw runIsActive();
        case 'staged':
          throw chunksWait();
        case null:
      }
      const corrected = await work({ manager, scaleOf });
      if (corrected.some(({ kind }) => kind !== 'difficulty')) {
        await this.lexical.refresh(documentId, manager);
        await this.corrections.wantVectors(documentId, manager);
      }
      return corrected;
    });
  }
}
