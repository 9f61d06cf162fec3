import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContentRepository } from '../../content/content.repository.js';
import type { StagedChunk } from '../../content/content.repository.js';
import { CorrectionsReplay } from '../../corrections/corrections-replay.js';
import { VectorMoves } from '../../embedding/vector-moves.repository.js';
import { LexicalIndexing } from '../../lexical/lexical-indexing.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { METRICS } from '../../telemetry/metrics.js';
import { timed } from '../../telemetry/recording.js';

/** Makes what a run has staged the content of its document: sections, chunks, vectors and terms. */
@Injectable()
export class ContentPublishing {
  constructor(
    private readonly content: ContentRepository,
    private readonly vectors: VectorMoves,
    private readonly lexical: LexicalIndexing,
    private readonly corrections: CorrectionsReplay,
  ) {}

  /** The chunks that readers see once the run is published. */
  chunks(run: IngestionRunEntity): Promise<StagedChunk[]> {
    return embedsPublished(run) ? this.content.published(run.documentId) : this.content.staged(run.id);
  }

  /** Does beforehand what needs no lock, so that `replace` stays short. */
  async prepare({ id, documentId }: IngestionRunEntity, signal: AbortSignal): Promise<void> {
    await this.lexical.prepare(documentId, id, signal);
  }

  /** Chunks with the same text keep their ids and vectors. */
  async replace({ id, documentId }: IngestionRunEntity, manager: EntityManager): Promise<void> {
    await timed(METRICS.writes, { batch: 'publishing' }, async () => {
      await this.content.pairUnchanged(documentId, id, manager);
      await this.vectors.toPublished(id, manager);
      await this.content.publish(documentId, id, manager);
      await this.lexical.publish(documentId, id, manager);
      await this.corrections.publish(documentId, manager);
    });
  }
}
