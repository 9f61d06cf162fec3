import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContentRepository } from '../content/content.repository.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { ChunkToEmbed } from '../embedding/embedding.service.js';
import { RankingService } from '../ranking/ranking.service.js';
import { CorrectionsRepository } from './corrections.repository.js';

/** The vectors of corrected chunks. Until they are made, searches find the chunks by their earlier ones. */
@Injectable()
export class CorrectedVectors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: CorrectionsRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
    private readonly ranking: RankingService,
  ) {}

  async areWanted(): Promise<boolean> {
    return (await this.repository.wanted()).length > 0;
  }

  /**
   * Gives the published chunks of all documents that were corrected the vectors that they lack, and asks for new
   * rankings, which need these vectors.
   *
   * @throws {UserError} `model.…` when no model can be used; `signal.reason` when aborted; an error of the database when
   *         vectors were not written. What is not done stays wanted.
   */
  async makeWanted(signal?: AbortSignal): Promise<void> {
    const wanted = await this.repository.wanted();
    for (const documentId of new Set(wanted.map((row) => row.documentId))) {
      // Corrections that are made from here on write rows of their own.
      const chunks = await this.content.published(documentId);
      if (chunks.length > 0) await this.embed(documentId, chunks, signal);
      const ids = wanted.filter((row) => row.documentId === documentId).map(({ id }) => id);
      await this.dataSource.transaction(async (manager) => {
        await this.repository.vectorsMade(ids, manager);
        await this.ranking.request(manager);
      });
    }
  }

  private async embed(
    documentId: string,
    chunks: readonly ChunkToEmbed[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { result } = await this.embedding.embedAndSave(chunks, { signal });
    if (result.database_errors === 0) return;
    throw new Error(
      `Vectors of the corrected chunks of document ${documentId} were not written: see the log.`,
    );
  }
}
