import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Priority } from './job.js';

/** A job that will not be retried automatically. */
@Entity('dead_letters')
@Check('dead_letters_priority_check', `priority IN ('high', 'normal', 'low')`)
export class DeadLetterEntity {
  /** The id of the job. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'job_name' })
  jobName: string;

  /** The message as it was in the queue. */
  @Column('jsonb')
  data: unknown;

  @Column('text', { name: 'dedupe_key', nullable: true })
  dedupeKey: string | null;

  @Column('text')
  priority: Priority;

  @Column('text', { name: 'error_code' })
  errorCode: string;

  @Column('text', { name: 'error_message' })
  errorMessage: string;

  @Column('integer')
  attempts: number;

  @Index('dead_letters_failed_at_idx')
  @CreateDateColumn({ type: 'timestamptz', name: 'failed_at' })
  failedAt: Date;

  @Column('timestamptz', { name: 'redriven_at', nullable: true })
  redrivenAt: Date | null;
}
