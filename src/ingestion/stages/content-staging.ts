import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { BookAnalysis } from '../../chunking/analysis.js';
import { ContentRepository } from '../../content/content.repository.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { RunHistoryRepository } from '../../runs/run-history.repository.js';
import type { ContentReport } from '../../runs/run-report.js';
import { RunRepository } from '../../runs/run.repository.js';

/** Sections and chunks that a run has written and readers do not see yet. */
@Injectable()
export class ContentStaging {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly history: RunHistoryRepository,
    private readonly content: ContentRepository,
  ) {}

  /** Writes what a book was cut into. */
  async write(
    { id, documentId }: IngestionRunEntity,
    { contents, chunking }: BookAnalysis,
    report: ContentReport,
    manager: EntityManager,
  ): Promise<void> {
    await this.content.insert(documentId, id, contents.sections, chunking.chunks, manager);
    await this.runs.setStaged(id, report, manager);
  }

  /** From now on the document has nothing staged but what this run has. */
  async keepOnly({ id, documentId }: IngestionRunEntity, manager: EntityManager): Promise<void> {
    await this.content.replaceStaged(documentId, id, manager);
  }

  /**
   * Makes the chunks that an earlier run staged this run's: no book is read for them.
   *
   * @returns What they were made from; null where none wait.
   */
  async takeOver(run: IngestionRunEntity): Promise<ContentReport | null> {
    const waiting = await this.history.stagedBy(run.documentId);
    if (!waiting) return null;
    const { id, staged } = waiting;
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.runs.hold(run.id, 'embedding', manager))) throw new RunMovedOn(run.id);
      await this.content.adopt(id, run.id, manager);
      await this.runs.setStaged(run.id, staged, manager);
    });
    run.staged = staged;
    return staged;
  }
}
