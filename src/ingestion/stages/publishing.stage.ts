import { Injectable } from '@nestjs/common';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { ownPeakRss } from '../../process/peak-memory.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { RunRepository } from '../../runs/run.repository.js';
import { RunLetters } from '../jobs/run-letters.js';
import { reportOf } from '../make-report.js';
import { completedChange } from '../resting-change.js';
import { ContentPublishing } from './content-publishing.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';

/** Publishes what the run has staged, in one transaction. Its terms are written before, so that this stays short. */
@Injectable()
export class PublishingStage extends RunStage {
  override readonly state = 'publishing';

  constructor(
    private readonly runs: RunRepository,
    private readonly content: ContentPublishing,
    private readonly embedding: EmbeddingService,
    private readonly letters: RunLetters,
    private readonly limits: StageLimits,
  ) {
    super();
  }

  override async execute({ run, work, content, embedded }: RunContext): Promise<void> {
    if (!content || !embedded) throw new Error(`Run ${run.id} has nothing to publish.`);
    const started = performance.now();
    work.onProgress(this.state, 0, 0);
    if (!embedsPublished(run)) await this.content.prepare(run, work.signal);
    const peakRss = ownPeakRss() + this.embedding.workerMemory();
    await this.limits.transaction(this.state, content.pages, async (manager) => {
      // Locks the run first: a cancel either comes before all of this or finds the run completed.
      if (!(await this.runs.hold(run.id, this.state, manager))) throw new RunMovedOn(run.id);
      if (!embedsPublished(run)) await this.content.replace(run, manager);
      const report = reportOf(content, embedded, peakRss);
      await this.runs.setReport(run.id, report, manager);
      await this.letters.clear(run.documentId, manager);
      await this.runs.setDocument(run.documentId, completedChange(report), manager);
      await this.runs.move(run.id, this.state, 'completed', performance.now() - started, manager);
    });
  }
}
