import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';
import type { DocumentStatus } from '../documents/document.entity.js';
import type { ContentReport, RunReport, StageReport } from './run-report.js';
import { IS_ACTIVE, IS_FIRST_STAGE, IS_LAST_STAGE, IS_STATE } from './run-state-sql.js';
import { hasEnded } from './run-states.js';
import type { FirstStage, LastStage, RunState } from './run-states.js';
import type { Stage } from './stages.js';

/** One execution of the pipeline for one document. Only the repositories of this room change its state. */
@Entity('ingestion_runs')
@Check('ingestion_runs_state_check', IS_STATE)
@Check('ingestion_runs_first_stage_check', IS_FIRST_STAGE)
@Check('ingestion_runs_last_stage_check', IS_LAST_STAGE)
@Index('ingestion_runs_queued_idx', ['createdAt', 'id'], { where: `state = 'queued'` })
@Index('ingestion_runs_one_active_idx', ['documentId'], {
  unique: true,
  where: IS_ACTIVE,
})
@Index('ingestion_runs_created_at_idx', ['documentId', 'createdAt'])
export class IngestionRunEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'ingestion_runs_document_id_fkey' })
  document?: Relation<DocumentEntity>;

  @Column({ type: 'text' })
  state: RunState;

  /** The status that the document returns to when the run is cancelled. */
  @Column({ name: 'status_before', type: 'text' })
  statusBefore: DocumentStatus;

  /** Unused. Processes of earlier versions, which may run beside this one for a while, still write it. */
  @Column({ name: 'force', type: 'boolean', default: false, select: false, insert: false, update: false })
  readonly writtenByEarlierVersions?: boolean;

  @Column({ name: 'first_stage', type: 'text', default: 'reading' })
  firstStage: FirstStage;

  @Column({ name: 'last_stage', type: 'text', default: 'publishing' })
  lastStage: LastStage;

  /** The run that this one retries. */
  @Column({ type: 'uuid', nullable: true })
  retries: string | null;

  /** The address of the REST client that started it; null when a command did. */
  @Column({ type: 'text', nullable: true })
  client: string | null;

  /** The run that replaced it when its process was lost or could not continue. */
  @Column({ name: 'replaced_by', type: 'uuid', nullable: true })
  replacedBy: string | null;

  /** How often a process started on it, or on the runs that it replaces, since one of them last made progress. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** The process that works on it, see `run-owner.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'heartbeat_at', type: 'timestamptz', nullable: true })
  heartbeatAt: Date | null;

  /** When its present stage began; null before the first one, and in rows of earlier versions. */
  @Column({ name: 'stage_started_at', type: 'timestamptz', nullable: true })
  stageStartedAt: Date | null;

  /** Progress within the stage: pages while reading, chunks while embedding. */
  @Column({ name: 'progress_done', type: 'integer', default: 0 })
  progressDone: number;

  @Column({ name: 'progress_total', type: 'integer', default: 0 })
  progressTotal: number;

  @Column({ name: 'stage_ms', type: 'jsonb', default: {} })
  stageMs: Partial<Record<Stage, number>>;

  /** The report on its staged chunks, for the run that replaces it. */
  @Column({ type: 'jsonb', nullable: true })
  staged: ContentReport | null;

  /** How many chunks had a vector when the run that it replaces was lost; shows whether a run made progress. */
  @Column({ type: 'integer', default: 0 })
  saved: number;

  @Column({ type: 'jsonb', nullable: true })
  report: RunReport | StageReport | null;

  /** The stage in which it failed or was cancelled. */
  @Column({ name: 'failed_stage', type: 'text', nullable: true })
  failedStage: Stage | null;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage: string | null;

  @Column({ name: 'error_hint', type: 'text', nullable: true })
  errorHint: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}

/** A run that was meant to publish, and did. */
export type PublishedRun = IngestionRunEntity & { readonly report: RunReport };

/** A run that ended in the stage `ranking` had published before. */
export function hasPublished(run: IngestionRunEntity): run is PublishedRun {
  const isThrough = run.state === 'completed' || (hasEnded(run.state) && run.failedStage === 'ranking');
  return isThrough && run.lastStage === 'publishing' && run.report !== null;
}

/** Whether an embedding run works on the published chunks; otherwise it works on its staged ones. */
export function embedsPublished({ firstStage, staged }: IngestionRunEntity): boolean {
  return firstStage === 'embedding' && staged === null;
}
