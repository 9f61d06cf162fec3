import { Injectable } from '@nestjs/common';
import { ContentRepository } from '../content/content.repository.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { CorrectionsRepository } from './corrections.repository.js';

/** The vectors of corrected chunks. Until they are made, searches find the chunks by their earlier ones. */
@Injectable()
export class CorrectedVectors {
  constructor(
    private readonly repository: CorrectionsRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
  ) {}

  async areWanted(): Promise<boolean> {
    return (await this.repository.wanted()).length > 0;
  }

  /**
   * Gives the published chunks of all documents that were corrected the vectors that they lack.
   *
   * @throws {UserError} `model.…` when no model can be used; `signal.reason` when aborted. What is not done stays wanted.
   */
  async makeWanted(signal?: AbortSignal): Promise<void> {
    const wanted = await this.repository.wanted();
    for (const documentId of new Set(wanted.map((row) => row.documentId))) {
      // Corrections that are made from here on write rows of their own.
      const chunks = await this.content.published(documentId);
      if (chunks.length > 0) await this.embedding.embedAndSave(chunks, { signal });
      const ids = wanted.filter((row) => row.documentId === documentId).map(({ id }) => id);
      await this.repository.vectorsMade(ids);
    }
  }
}
