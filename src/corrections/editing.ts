import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ChunkingService } from '../chunking/chunking.service.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import { RankingService } from '../ranking/ranking.service.js';
import { chunksWait, correctionNotFound, runIsActive } from './correction-problems.js';
import { CorrectionsRepository } from './corrections.repository.js';
import type { ScaleOf } from './measured.js';

/** A transaction that changes the published content of one document. */
export interface Editing {
  readonly manager: EntityManager;
  readonly scaleOf: ScaleOf;
}

/** Changes of published books, with all that follows from them: terms, vectors, rankings. */
@Injectable()
export class EditingTransactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chunking: ChunkingService,
    private readonly embedding: EmbeddingService,
    private readonly lexical: LexicalIndexing,
    private readonly ranking: RankingService,
    private readonly corrections: CorrectionsRepository,
  ) {}

  /** How long texts are for the models that embed them. @throws {UserError} when no model can be used. */
  async scales(): Promise<ScaleOf> {
    return this.chunking.scales(await this.embedding.activeModels());
  }

  /**
   * Does something to the content of a document in one transaction. Searches by words find the result at once; vectors
   * and rankings are asked for.
   *
   * @throws {UserError} `correction.not_found` for a document that is gone, `run.active`, `correction.waiting`.
   */
  async within<T>(documentId: string, work: (editing: Editing) => Promise<T>): Promise<T> {
    const scaleOf = await this.scales();
    return this.dataSource.transaction(async (manager) => {
      switch (await this.corrections.hold(documentId, manager)) {
        case 'deleted':
          throw correctionNotFound(documentId);
        case 'run':
          throw runIsActive();
        case 'staged':
          throw chunksWait();
        case null:
      }
      const result = await work({ manager, scaleOf });
      await this.lexical.refresh(documentId, manager);
      await this.corrections.wantVectors(documentId, manager);
      await this.ranking.request(manager);
      return result;
    });
  }
}
