import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import type { Claimed } from './delivery-claim.repository.js';
import type { WebhookPayload } from './webhook-types.js';
import type { Outcome } from './webhook-sender.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import type { DeliveryState } from './webhook-delivery.entity.js';

/** `$2`: the claim. A worker that lost it writes nothing: another one has sent the message since. */
const RECORD = `
  UPDATE webhook_deliveries d SET state = $4, attempts = d.attempts + 1, tried_at = now(),
    next_try_at = now() + $5 * interval '1 millisecond', status = $6, error = $7, response = $8, duration_ms = $9
  FROM (SELECT id FROM webhooks WHERE id = $1 AND claim = $2 FOR UPDATE) w
  WHERE d.id = $3 AND d.webhook_id = w.id RETURNING d.id`;

const SWITCH_OFF = `
  UPDATE webhooks SET active = false, off_reason = $3, off_at = now() WHERE id = $1 AND claim = $2`;

const RECORD_TEST = `
  INSERT INTO webhook_deliveries
    (id, webhook_id, type, body, state, attempts, tried_at, status, error, response, duration_ms)
  VALUES ($1, $2, $3, $4, $5, 1, now(), $6, $7, $8, $9)`;

/** Events that were recorded at once may have the same time; then their places in the journal decide. */
const ORDER = 'created_at, coalesce(event_id, 0), id';
const NEWEST_FIRST = 'created_at DESC, coalesce(event_id, 0) DESC, id DESC';

/** Newest first, from the one after `$2`. */
const LIST = `
  SELECT id, event_id AS "eventId", type, body, state, attempts, next_try_at AS "nextTryAt", tried_at AS "triedAt",
         status, error, response, duration_ms AS "durationMs", created_at AS "createdAt"
  FROM webhook_deliveries d
  WHERE webhook_id = $1 AND ($3::text IS NULL OR state = $3)
    AND ($2::uuid IS NULL OR (${ORDER}) < (SELECT ${ORDER} FROM webhook_deliveries WHERE id = $2))
  ORDER BY ${NEWEST_FIRST} LIMIT $4`;

const REDELIVER = `
  UPDATE webhook_deliveries SET state = 'pending', attempts = 0, next_try_at = now()
  WHERE id = $2 AND webhook_id = $1 RETURNING id`;

/** What waits to be sent is never removed. */
const PRUNE = `
  DELETE FROM webhook_deliveries WHERE state <> 'pending' AND (
    created_at < now() - make_interval(days => $1) OR id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY webhook_id ORDER BY ${NEWEST_FIRST}) AS place
        FROM webhook_deliveries WHERE state <> 'pending') ranked
      WHERE place > $2))`;

export interface LogFilter {
  readonly limit: number;
  /** The delivery after which the list begins. */
  readonly after?: string;
  readonly state?: DeliveryState;
}

/** The log of deliveries. */
@Injectable()
export class DeliveryRepository {
  constructor(
    @InjectRepository(WebhookDeliveryEntity) private readonly deliveries: Repository<WebhookDeliveryEntity>,
  ) {}

  /**
   * Records what came of a try.
   *
   * @param nextMs Null: there is no further try.
   * @param off    Why the webhook is switched off; null if it is not.
   * @returns False when the claim is lost.
   */
  async record(
    { id, claim }: Claimed,
    deliveryId: string,
    outcome: Outcome,
    nextMs: number | null,
    off: string | null,
  ): Promise<boolean> {
    const state = outcome.delivered ? 'delivered' : nextMs === null ? 'failed' : 'pending';
    return this.deliveries.manager.transaction(async (manager) => {
      const parameters = [id, claim, deliveryId, state, nextMs, ...columnsOf(outcome)];
      if (firstRow(await manager.query(RECORD, parameters)) === null) return false;
      if (off !== null) await manager.query(SWITCH_OFF, [id, claim, off]);
      return true;
    });
  }

  async recordTest(
    webhookId: string,
    message: { readonly id: string; readonly type: WebhookPayload['type']; readonly body: string },
    outcome: Outcome,
  ): Promise<void> {
    await this.deliveries.query(RECORD_TEST, [
      message.id,
      webhookId,
      message.type,
      message.body,
      outcome.delivered ? 'delivered' : 'failed',
      ...columnsOf(outcome),
    ]);
  }

  /** Newest first. */
  list(webhookId: string, { after, state, limit }: LogFilter): Promise<WebhookDeliveryEntity[]> {
    return this.deliveries.query<WebhookDeliveryEntity[]>(LIST, [
      webhookId,
      after ?? null,
      state ?? null,
      limit,
    ]);
  }

  /** Sends it again, with all its tries. @returns False if there is no such delivery. */
  async redeliver(webhookId: string, id: string): Promise<boolean> {
    return firstRow(await this.deliveries.query(REDELIVER, [webhookId, id])) !== null;
  }

  /** Removes what is older than this, and of each webhook all but the newest. */
  async prune(days: number, newest: number): Promise<void> {
    await this.deliveries.query(PRUNE, [days, newest]);
  }
}

function columnsOf({ status, error, response, durationMs }: Outcome): unknown[] {
  return [status, error, response, durationMs];
}
