import { Injectable } from '@nestjs/common';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { ownPeakRss } from '../../process/peak-memory.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { THIS_PROCESS } from '../../runs/run-owner.js';
import { RunRepository } from '../../runs/run.repository.js';
import { RunLetters } from '../jobs/run-letters.js';
import { reportOf } from '../make-report.js';
import { completedChange } from '../resting-change.js';
import { ContentPublishing } from './content-publishing.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';

/** The model that searches use was changed after the run had embedded its chunks. */
class ModelsChanged extends Error {}

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

  override async execute(context: RunContext): Promise<void> {
    try {
      await this.publish(context);
    } catch (error) {
      if (!(error instanceof ModelsChanged)) throw error;
      await this.embedAgain(context);
      await this.execute(context);
    }
  }

  /** Most chunks have the vectors already: those embedded during a change get vectors by both models. */
  private async embedAgain(context: RunContext): Promise<void> {
    const { run, work, embedded } = context;
    const chunks = await this.content.chunks(run);
    const claim = { runId: run.id, owner: THIS_PROCESS };
    const { modelIds } = await this.embedding.embedAndSave(chunks, { signal: work.signal, claim });
    context.embedded = { ...embedded!, modelIds };
  }

  /** @throws {ModelsChanged} when searches would not find what is published. */
  private async publish({ run, work, content, embedded }: RunContext): Promise<void> {
    if (!content || !embedded) throw new Error(`Run ${run.id} has nothing to publish.`);
    const started = performance.now();
    work.onProgress(this.state, 0, 0);
    if (!embedsPublished(run)) await this.content.prepare(run, work.signal);
    const peakRss = ownPeakRss() + this.embedding.workerMemory();
    await this.limits.transaction(this.state, content.pages, async (manager) => {
      // Locks the run first: a cancel either comes before all of this or finds the run completed.
      if (!(await this.runs.hold(run.id, this.state, manager))) throw new RunMovedOn(run.id);
      if (!(await this.embedding.holdModels(embedded.modelIds, manager))) throw new ModelsChanged();
      if (!embedsPublished(run)) await this.content.replace(run, manager);
      const report = reportOf(content, embedded, peakRss);
      await this.runs.setReport(run.id, report, manager);
      await this.letters.clear(run.documentId, manager);
      await this.runs.setDocument(run.documentId, completedChange(report), manager);
      await this.runs.move(run.id, this.state, 'completed', performance.now() - started, manager);
    });
  }
}
