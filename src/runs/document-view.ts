import type { ChunkType } from '../book/chunk-type.js';
import type { TokenStatistics } from '../chunking/chunk-statistics.js';
import type { LedgerLine, PageRange } from '../chunking/page-ledger.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import type { EmbeddingResult } from './embedding-result.js';
import type { PageOffset } from '../structure/section.js';
import type { BriefRun } from './run-history.repository.js';
import type { PublishedRun } from './ingestion-run.entity.js';
import type { Stage } from './stages.js';
import { percentOf, runError, stageOf } from './run-view.js';
import type { RunError } from './run-view.js';

export interface DocumentProgress {
  readonly document: DocumentEntity;
  /** The newest run, or null before the first. */
  readonly run: BriefRun | null;
  readonly queuePosition: number | null;
}

/** The progress of a document, cheap enough to poll every second. */
export interface StatusView {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly message: string;
  readonly stage: Stage | null;
  /** 0 to 100, for the newest run. */
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  readonly queuePosition: number | null;
  readonly runId: string | null;
  readonly error: RunError | null;
  /** What happened to each page. Null until the newest run has chunked the book, and for books of earlier versions. */
  readonly ledger: readonly LedgerLine[] | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export function statusView({ document, run, queuePosition }: DocumentProgress): StatusView {
  return {
    id: document.id,
    title: document.title,
    status: document.status,
    message: document.message,
    stage: run && stageOf(run.state),
    percent: run ? percentOf(run) : 0,
    progress: { done: run?.progressDone ?? 0, total: run?.progressTotal ?? 0 },
    queuePosition,
    runId: run?.id ?? null,
    error: run && runError(run),
    ledger: run?.ledger ?? null,
    createdAt: document.createdAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
    startedAt: run?.createdAt.toISOString() ?? null,
    finishedAt: run?.finishedAt?.toISOString() ?? null,
  };
}

/** The result of an ingestion. */
export interface IngestedView {
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly pages: number;
  /** The same bytes were already complete, so nothing was done. */
  readonly reused: boolean;
  readonly status: string;
  readonly toc: {
    readonly source: string;
    /** 0 to 1; null for books ingested before it was measured. */
    readonly confidence: number | null;
    readonly entries: number;
    /** For printed contents only; null for other sources. */
    readonly pageOffset: PageOffset | null;
  };
  readonly chunks: {
    readonly total: number;
    readonly byType: Readonly<Record<ChunkType, number>>;
    /** Null for books ingested before it was measured. */
    readonly tokens: TokenStatistics | null;
  };
  /** Lists every page of the book exactly once; null for books ingested before it existed. */
  readonly ledger: readonly LedgerLine[] | null;
  /** First and last page without front and back matter; null for books ingested before it was determined. */
  readonly content: PageRange | null;
  readonly embedding: EmbeddingResult;
  /** Milliseconds of each stage. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
  readonly peakRssBytes: number;
}

export function ingestedView(document: DocumentEntity, run: PublishedRun, reused: boolean): IngestedView {
  const { pages, toc, chunks, ledger, content, embedding, peakRssBytes } = run.report;
  return {
    id: document.id,
    sha256: document.sha256,
    title: document.title,
    pages,
    reused,
    status: document.status,
    toc: {
      source: toc.source,
      confidence: toc.confidence ?? null,
      entries: toc.entries,
      pageOffset: toc.pageOffset ?? null,
    },
    chunks: { total: chunks.total, byType: chunks.byType, tokens: chunks.tokens ?? null },
    ledger: ledger ?? null,
    content: content ?? null,
    embedding,
    stages: run.stageMs,
    peakRssBytes,
  };
}
