import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StructuredBook } from '../../chunking/analysis.js';
import type { DocumentChange } from '../../documents/document-change.js';
import { ownPeakRss } from '../../process/peak-memory.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunHistoryRepository } from '../../runs/run-history.repository.js';
import type { ContentReport, StageReport } from '../../runs/run-report.js';
import { RunRepository } from '../../runs/run.repository.js';
import { STAGE_MESSAGES } from '../../runs/stages.js';
import { RunLetters } from '../jobs/run-letters.js';
import { chunksStageReport, contentReportOf, contentsStageReport } from '../make-report.js';
import { nothingToEmbed } from '../nothing-to-embed.js';
import { restingChange } from '../resting-change.js';
import { BookReading } from './book-reading.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';
import { ContentStaging } from './content-staging.js';

/**
 * Provides the chunks to embed: reads the book, finds its sections and cuts it into chunks, or uses the chunks of an
 * earlier run. A run whose last stage is structuring or chunking ends here.
 */
@Injectable()
export class AnalysisStage extends RunStage {
  override readonly state = 'reading';

  constructor(
    private readonly runs: RunRepository,
    private readonly history: RunHistoryRepository,
    private readonly reading: BookReading,
    private readonly staged: ContentStaging,
    private readonly letters: RunLetters,
    private readonly limits: StageLimits,
  ) {
    super();
  }

  override async execute(context: RunContext): Promise<void> {
    switch (context.run.lastStage) {
      case 'structuring':
        return this.findContents(context);
      case 'chunking':
        return this.cutChunks(context);
      case 'publishing':
        context.content = await this.contentToEmbed(context);
    }
  }

  /** Finds the contents of the book and completes the run. Stored content of the book does not change. */
  private async findContents({ run, work }: RunContext): Promise<void> {
    const { book, ms } = await this.reading.structure(run, work);
    const report = contentsStageReport(book, ownPeakRss());
    const message = `Its contents have ${report.toc.entries} entries. It is not cut into chunks yet.`;
    const change = await this.restingChange(run, book, message);
    await this.limits.transaction('structuring', book.pageCount, async (manager) => {
      await this.runs.move(run.id, 'structuring', 'completed', ms, manager);
      await this.complete(run, report, change, manager);
    });
  }

  /** Cuts the book into chunks and completes the run. The chunks wait for a run that embeds them. */
  private async cutChunks({ run, work }: RunContext): Promise<void> {
    const { book, ms } = await this.reading.cut(run, work);
    const content = contentReportOf(book);
    const report = chunksStageReport(content, book.chunking.chunks, ownPeakRss());
    const message = `${content.chunks.total} chunks are cut and wait to be embedded.`;
    const change = await this.restingChange(run, book, message);
    await this.limits.transaction('chunking', book.pageCount, async (manager) => {
      await this.runs.move(run.id, 'chunking', 'completed', ms, manager);
      await this.staged.write(run, book, content, manager);
      await this.staged.keepOnly(run, manager);
      await this.complete(run, report, change, manager);
    });
  }

  /** The chunks to embed: the published ones, those that an earlier run staged, or new ones from the book. */
  private async contentToEmbed(context: RunContext): Promise<ContentReport> {
    const { run } = context;
    if (run.staged) return run.staged;
    if (run.firstStage === 'reading') return this.stageChunks(context);
    return (await this.staged.takeOver(run)) ?? this.publishedContent(run);
  }

  private async stageChunks({ run, work }: RunContext): Promise<ContentReport> {
    const { book, ms } = await this.reading.cut(run, work);
    const report = contentReportOf(book);
    const { pageCount, contents } = book;
    await this.limits.transaction('chunking', pageCount, async (manager) => {
      await this.runs.move(run.id, 'chunking', 'embedding', ms, manager);
      await this.staged.write(run, book, report, manager);
      const { embedding: message } = STAGE_MESSAGES;
      const change = { status: 'processing', message, pageCount, contents } as const;
      await this.runs.setDocument(run.documentId, change, manager);
    });
    return report;
  }

  /** The report of the last run that published the book; a run that embeds it again starts from that. */
  private async publishedContent({ documentId }: IngestionRunEntity): Promise<ContentReport> {
    const published = await this.history.latestPublished(documentId);
    if (!published) throw nothingToEmbed('Ingest it first.');
    return published.report;
  }

  /** Read before the transaction: while this run is active, no other run publishes. */
  private async restingChange(
    { documentId }: IngestionRunEntity,
    { pageCount, contents }: StructuredBook,
    message: string,
  ): Promise<DocumentChange> {
    const published = await this.history.latestPublished(documentId);
    return { ...restingChange(published, message), pageCount, contents };
  }

  private async complete(
    run: IngestionRunEntity,
    report: StageReport,
    change: DocumentChange,
    manager: EntityManager,
  ): Promise<void> {
    await this.runs.setReport(run.id, report, manager);
    await this.letters.clear(run.documentId, manager);
    await this.runs.setDocument(run.documentId, change, manager);
  }
}
