import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RankingService } from '../../ranking/ranking.service.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import type { RunReport } from '../../runs/run-report.js';
import { RunRepository } from '../../runs/run.repository.js';
import type { Stage } from '../../runs/stages.js';
import { RunLetters } from '../jobs/run-letters.js';
import { completedChange } from '../resting-change.js';

/** Completes runs that have published. */
@Injectable()
export class PublishedEnding {
  constructor(
    private readonly runs: RunRepository,
    private readonly letters: RunLetters,
    private readonly ranking: RankingService,
  ) {}

  /**
   * Ends the stage `publishing`, in its transaction: moves the run on to `ranking`, or completes it if there are no
   * topics.
   *
   * @param ms Duration of the stage so far.
   * @returns Whether the run goes on to `ranking`.
   */
  async endPublishing(
    run: IngestionRunEntity,
    report: RunReport,
    ms: () => number,
    manager: EntityManager,
  ): Promise<boolean> {
    await this.letters.clear(run.documentId, manager);
    if (!(await this.ranking.request(manager))) {
      await this.complete(run, report, { stage: 'publishing', ms: ms() }, manager);
      return false;
    }
    await this.runs.setReport(run.id, report, manager);
    // What is published stays, however the run ends.
    await this.runs.setStatusBefore(run.id, completedChange(report).status, manager);
    await this.runs.move(run.id, 'publishing', 'ranking', ms(), manager);
    return true;
  }

  /** @param last The stage that ends, and its duration. */
  async complete(
    run: IngestionRunEntity,
    report: RunReport,
    last: { readonly stage: Stage; readonly ms: number },
    manager: EntityManager,
  ): Promise<void> {
    await this.runs.setReport(run.id, report, manager);
    await this.runs.setDocument(run.documentId, completedChange(report), manager);
    await this.runs.move(run.id, last.stage, 'completed', last.ms, manager);
  }
}
