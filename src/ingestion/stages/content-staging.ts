import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ContentRepository } from '../../content/content.repository.js';
import { CorrectionsReplay } from '../../corrections/corrections-replay.js';
import type { CorrectedBook } from '../../corrections/corrections-replay.js';
import { VectorMoves } from '../../embedding/vector-moves.repository.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import { RunHistoryRepository } from '../../runs/run-history.repository.js';
import type { ContentReport } from '../../runs/run-report.js';
import { RunRepository } from '../../runs/run.repository.js';
import { METRICS } from '../../telemetry/metrics.js';
import { timed } from '../../telemetry/recording.js';

/** Stores the sections and chunks of a run that readers do not see yet. */
@Injectable()
export class ContentStaging {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly history: RunHistoryRepository,
    private readonly content: ContentRepository,
    private readonly vectors: VectorMoves,
    private readonly corrections: CorrectionsReplay,
  ) {}

  /** Writes the sections and chunks of a book. */
  async write(
    { id, documentId }: IngestionRunEntity,
    book: CorrectedBook,
    report: ContentReport,
    manager: EntityManager,
  ): Promise<void> {
    const { contents, chunking } = book;
    await timed(METRICS.writes, { batch: 'staging' }, async () => {
      await this.content.insert(documentId, id, contents.sections, chunking.chunks, manager);
      await this.corrections.stage(book, manager);
      await this.runs.setStaged(id, report, manager);
    });
  }

  /** Removes everything staged for the document, except what this run staged. */
  async keepOnly({ id, documentId }: IngestionRunEntity, manager: EntityManager): Promise<void> {
    await this.vectors.toStaged(documentId, id, manager);
    await this.content.dropOtherStaged(documentId, id, manager);
  }

  /**
   * Assigns the chunks that an earlier run staged to this run, so that no book has to be read.
   *
   * @returns The report on these chunks; null when there are none.
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
