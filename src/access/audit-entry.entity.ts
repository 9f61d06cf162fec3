import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One request that changed something, or tried to. */
@Entity('audit_log')
@Index('audit_log_at_idx', ['at'])
export class AuditEntryEntity {
  /** pg returns `bigint` as text. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at: Date;

  /** `key`, `token` or `open`. */
  @Column({ name: 'caller_kind', type: 'text' })
  callerKind: string;

  /** Identifier of the key, subject of the token; null on an open server. */
  @Column({ name: 'caller_id', type: 'text', nullable: true })
  callerId: string | null;

  @Column({ name: 'caller_name', type: 'text' })
  callerName: string;

  @Column('text')
  method: string;

  /** As it is described, such as `/v1/documents/:id`. */
  @Column('text')
  route: string;

  /** As it was asked for, with the identifiers; without the query. */
  @Column('text')
  path: string;

  @Column('integer')
  status: number;

  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;
}
