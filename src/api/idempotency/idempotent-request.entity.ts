import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request that was sent with an `Idempotency-Key`, and its answer. */
@Entity('idempotent_requests')
export class IdempotentRequestEntity {
  /** Two callers may use the same key. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_requests_pkey' })
  caller: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_requests_pkey' })
  key: string;

  /** SHA-256 over the method, the address and the body. */
  @Column({ type: 'text' })
  fingerprint: string;

  /** Null until it is answered. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Column({ type: 'jsonb', nullable: true })
  body: unknown;

  @Index('idempotent_requests_created_at_idx')
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
