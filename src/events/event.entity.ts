import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type EventType = 'run' | 'document' | 'correction';

/**
 * One change of a run, a document or a correction. Triggers of the tables write it (see the migration); ids become visible in order.
 */
@Entity('events')
@Check('events_type_check', `type IN ('run', 'document', 'correction')`)
@Index('events_document_id_idx', ['documentId', 'id'])
@Index('events_run_id_idx', ['runId', 'id'])
export class EventEntity {
  /** pg returns `bigint` as text. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @Column({ name: 'run_id', type: 'uuid', nullable: true })
  runId: string | null;

  @Column({ type: 'text' })
  type: EventType;

  @Column({ type: 'jsonb' })
  payload: object;
}
