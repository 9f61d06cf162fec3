import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { FindOptionsSelect } from 'typeorm';
import type { LedgerLine } from '../chunking/page-ledger.js';
import { IngestionRunEntity, hasPublished } from './ingestion-run.entity.js';
import type { PublishedRun } from './ingestion-run.entity.js';
import type { ContentReport } from './run-report.js';
import { END_STATES } from './run-states.js';
import { IS_WORKED_ON } from './run-state-sql.js';

const QUEUE_POSITION = `
  SELECT (SELECT count(*)::int FROM ingestion_runs o
          WHERE o.state = 'queued' AND (o.created_at, o.id) < (r.created_at, r.id)) + 1 AS position
  FROM ingestion_runs r WHERE r.id = $1 AND r.state = 'queued'`;

/** Uses the clock of the database, because the heartbeat was also set by it. */
const HEARTBEAT_AGES = `
  SELECT id, (extract(epoch FROM now() - heartbeat_at) * 1000)::int AS "ageMs" FROM ingestion_runs
  WHERE id = ANY($1::uuid[]) AND ${IS_WORKED_ON}`;

/** Newest first, as in the list of documents. */
const LIVE = `SELECT id FROM documents WHERE deleted_at IS NULL ORDER BY created_at DESC, id`;
const LIVE_AND_FAILED = `
  SELECT id FROM documents WHERE deleted_at IS NULL AND status = 'failed' ORDER BY created_at DESC, id`;

/** The fields of a run that the status of a document shows. */
const BRIEF = {
  id: true,
  state: true,
  lastStage: true,
  progressDone: true,
  progressTotal: true,
  failedStage: true,
  errorCode: true,
  errorMessage: true,
  errorHint: true,
  createdAt: true,
  finishedAt: true,
} as const satisfies FindOptionsSelect<IngestionRunEntity>;
export type BriefRun = Pick<IngestionRunEntity, keyof typeof BRIEF> & {
  /** Null until the run has chunked the book, and for books of earlier versions. */
  readonly ledger: readonly LedgerLine[] | null;
};

const LEDGER = `SELECT coalesce(report, staged)->'ledger' AS ledger FROM ingestion_runs WHERE id = $1`;

/** Active runs are left out, because they have already taken over the staged content that they need. */
const STAGED_BY = `
  SELECT r.id, r.staged FROM ingestion_runs r
  WHERE r.document_id = $1 AND r.staged IS NOT NULL
    AND (r.state = 'completed' OR (NOT $2 AND r.state IN ('failed', 'cancelled')))
    AND EXISTS (SELECT FROM chunks c WHERE c.run_id = r.id AND NOT c.published)
  ORDER BY r.created_at DESC LIMIT 1`;

const LIVE_AND_CHUNKED = `
  SELECT d.id FROM documents d
  WHERE d.deleted_at IS NULL AND EXISTS (
    SELECT FROM ingestion_runs r
    WHERE r.document_id = d.id AND r.last_stage = 'chunking' AND r.state = 'completed'
      AND EXISTS (SELECT FROM chunks c WHERE c.run_id = r.id AND NOT c.published))`;

/** Chunks that were staged, and what they were made from. */
export interface StagedContent {
  /** The run that staged them. */
  readonly id: string;
  readonly staged: ContentReport;
}

/** SQL that reads runs without changing any. */
@Injectable()
export class RunHistoryRepository {
  constructor(@InjectRepository(IngestionRunEntity) private readonly runs: Repository<IngestionRunEntity>) {}

  find(id: string): Promise<IngestionRunEntity | null> {
    return this.runs.findOneBy({ id });
  }

  /** The newest run of each document. */
  async latest(documentIds: readonly string[]): Promise<Map<string, IngestionRunEntity>> {
    const runs = await this.runs
      .createQueryBuilder('run')
      .distinctOn(['run.document_id'])
      .where('run.document_id = ANY(:ids)', { ids: documentIds })
      .orderBy('run.document_id')
      .addOrderBy('run.created_at', 'DESC')
      .getMany();
    return new Map(runs.map((run) => [run.documentId, run]));
  }

  /** The newest run of a document. Of its large columns `report` and `staged`, only the ledger is read. */
  async latestBrief(documentId: string): Promise<BriefRun | null> {
    const order = { createdAt: 'DESC' } as const;
    const run = await this.runs.findOne({ select: BRIEF, where: { documentId }, order });
    if (!run) return null;
    const [row] = await this.runs.query<Pick<BriefRun, 'ledger'>[]>(LEDGER, [run.id]);
    return Object.assign(run, { ledger: row?.ledger ?? null });
  }

  /** The newest run of a document that published. Readers see its result. */
  async latestPublished(documentId: string, manager = this.runs.manager): Promise<PublishedRun | null> {
    const run = await manager.findOne(IngestionRunEntity, {
      where: [
        { documentId, state: 'completed', lastStage: 'publishing' },
        { documentId, state: In([...END_STATES]), failedStage: 'ranking' },
      ],
      order: { createdAt: 'DESC' },
    });
    return run && hasPublished(run) ? run : null;
  }

  /**
   * The newest chunks of a document that wait to be embedded and published. They come from a run whose last stage made
   * them, or, unless `asAsked` is set, from a run that failed or was interrupted after making them.
   */
  async stagedBy(documentId: string, asAsked = false): Promise<StagedContent | null> {
    const [row] = await this.runs.query<StagedContent[]>(STAGED_BY, [documentId, asAsked]);
    return row ?? null;
  }

  /** Live documents with unpublished chunks from a run that was asked to end after chunking. */
  async chunked(): Promise<string[]> {
    const rows = await this.runs.query<{ id: string }[]>(LIVE_AND_CHUNKED);
    return rows.map(({ id }) => id);
  }

  /** The newest run if it failed, and the run whose result readers still see. */
  async failure(documentId: string): Promise<{
    readonly failed: IngestionRunEntity | null;
    readonly published: PublishedRun | null;
  }> {
    const newest = (await this.latest([documentId])).get(documentId);
    if (newest?.state !== 'failed') return { failed: null, published: null };
    return { failed: newest, published: await this.latestPublished(documentId) };
  }

  /** Runs of a document, newest first. */
  async page(
    documentId: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly runs: IngestionRunEntity[]; readonly count: number }> {
    const [runs, count] = await this.runs.findAndCount({
      where: { documentId },
      order: { createdAt: 'DESC', id: 'ASC' },
      take: limit,
      skip: offset,
    });
    return { runs, count };
  }

  /** Position of this run among the waiting runs, from 1; null when it does not wait. */
  async queuePosition(id: string): Promise<number | null> {
    const rows = await this.runs.query<{ position: number }[]>(QUEUE_POSITION, [id]);
    return rows[0]?.position ?? null;
  }

  /** Milliseconds since the last heartbeat, for those runs that a process works on. */
  async heartbeatAges(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.runs.query<{ id: string; ageMs: number }[]>(HEARTBEAT_AGES, [ids]);
    return new Map(rows.map(({ id, ageMs }) => [id, ageMs]));
  }

  /** All live documents, or only those whose last run failed. */
  async documents(which: 'all' | 'failed'): Promise<string[]> {
    const statement = which === 'all' ? LIVE : LIVE_AND_FAILED;
    const rows = await this.runs.query<{ id: string }[]>(statement);
    return rows.map(({ id }) => id);
  }
}
