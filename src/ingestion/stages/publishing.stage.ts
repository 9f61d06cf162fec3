import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContentRepository } from '../../content/content.repository.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { VectorMoves } from '../../embedding/vector-moves.repository.js';
import { ownPeakRss } from '../../process/peak-memory.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { RunRepository } from '../../runs/run.repository.js';
import { reportOf } from '../make-report.js';
import { PublishedEnding } from './published-ending.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';

/** Publishes what the run has staged, in one transaction. Without topics this completes the run. */
@Injectable()
export class PublishingStage extends RunStage {
  override readonly state = 'publishing';

  constructor(
    private readonly runs: RunRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
    private readonly vectors: VectorMoves,
    private readonly ending: PublishedEnding,
    private readonly limits: StageLimits,
  ) {
    super();
  }

  override async execute(context: RunContext): Promise<void> {
    const { run, work, content, embedded } = context;
    if (!content || !embedded) throw new Error(`Run ${run.id} has nothing to publish.`);
    const started = performance.now();
    work.onProgress(this.state, 0, 0);
    const peakRss = ownPeakRss() + this.embedding.workerMemory();
    const report = reportOf(content, embedded, peakRss);
    let isRanked = false;
    await this.limits.transaction(this.state, content.pages, async (manager) => {
      // Locks the run first: a cancel either comes before all of this or finds the run completed.
      if (!(await this.runs.hold(run.id, this.state, manager))) throw new RunMovedOn(run.id);
      if (!embedsPublished(run)) await this.replaceContent(run, manager);
      isRanked = await this.ending.endPublishing(run, report, () => performance.now() - started, manager);
    });
    if (isRanked) context.published = report;
  }

  /** Chunks with the same text keep their ids and vectors. */
  private async replaceContent(
    { id, documentId }: IngestionRunEntity,
    manager: EntityManager,
  ): Promise<void> {
    await this.content.pairUnchanged(documentId, id, manager);
    await this.vectors.toPublished(id, manager);
    await this.content.publish(documentId, id, manager);
  }
}
