import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { WebhookPayload } from './webhook-types.js';
import { WebhookEntity } from './webhook.entity.js';

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One event for one webhook: what is sent, and what came of it. */
@Entity('webhook_deliveries')
@Check('webhook_deliveries_state_check', `state IN ('pending', 'delivered', 'failed')`)
@Index('webhook_deliveries_event_idx', ['webhookId', 'eventId'], { unique: true })
@Index('webhook_deliveries_newest_idx', ['webhookId', 'createdAt', 'id'])
@Index('webhook_deliveries_pending_idx', ['webhookId', 'eventId'], { where: `state = 'pending'` })
export class WebhookDeliveryEntity {
  /** Also the id of the message: the same for every try, so that the receiver recognises a repetition. */
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'webhook_id', type: 'uuid' })
  webhookId: string;

  @ManyToOne(() => WebhookEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'webhook_id', foreignKeyConstraintName: 'webhook_deliveries_webhook_id_fkey' })
  webhook?: Relation<WebhookEntity>;

  /** Its place in the journal, and so in the order of deliveries; null for a test. */
  @Column({ name: 'event_id', type: 'bigint', nullable: true })
  eventId: string | null;

  @Column({ type: 'text' })
  type: WebhookPayload['type'];

  /** The text that is signed and sent: the same bytes at every try. */
  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text', default: 'pending' })
  state: DeliveryState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** Null when there is no further try. */
  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt: Date | null;

  @Column({ name: 'tried_at', type: 'timestamptz', nullable: true })
  triedAt: Date | null;

  /** HTTP status of the last answer. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  /** Why the last try failed. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** The beginning of the last answer. */
  @Column({ type: 'text', nullable: true })
  response: string | null;

  @Column({ name: 'duration_ms', type: 'integer', nullable: true })
  durationMs: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
