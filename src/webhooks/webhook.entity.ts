import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { WebhookType } from './webhook-types.js';

/** An address that is told of events, and how far it has been told. */
@Entity('webhooks')
export class WebhookEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', default: '' })
  description: string;

  /** Null: all types, those of later versions included. */
  @Column({ type: 'text', array: true, nullable: true })
  types: WebhookType[] | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** Why it was switched off, if nobody asked for it. */
  @Column({ name: 'off_reason', type: 'text', nullable: true })
  offReason: string | null;

  @Column({ name: 'off_at', type: 'timestamptz', nullable: true })
  offAt: Date | null;

  /** Signatures need the secret itself, so it cannot be stored as a hash. */
  @Column({ type: 'text' })
  secret: string;

  /** The secret before the last rotation, which signs as well until `previousUntil`. */
  @Column({ name: 'previous_secret', type: 'text', nullable: true })
  previousSecret: string | null;

  @Column({ name: 'previous_until', type: 'timestamptz', nullable: true })
  previousUntil: Date | null;

  /** Id of the last event of the journal that was recorded for delivery. pg returns `bigint` as text. */
  @Column({ type: 'bigint' })
  position: string;

  /** Distinguishes the worker that delivers now from every other one. */
  @Column({ type: 'uuid', nullable: true })
  claim: string | null;

  /** The process of that worker; see `run-owner.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', nullable: true })
  claimedAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
