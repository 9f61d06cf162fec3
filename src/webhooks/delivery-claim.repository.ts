import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import { EventRepository } from '../events/event.repository.js';
import { THIS_PROCESS, isGone } from '../runs/run-owner.js';
import { payloadOf } from './webhook-types.js';
import type { WebhookType } from './webhook-types.js';
import { WebhooksConfig } from './webhooks.config.js';

/** Events that are recorded at once for a webhook. The others wait in the journal. */
const MOST_PENDING = 500;
/** A call ends within its time limit; a worker that is silent for this many seconds more is gone. */
const SLACK_SECONDS = 30;

const OWNERS = 'SELECT DISTINCT owner FROM webhooks WHERE owner IS NOT NULL';

/**
 * Takes a webhook that has something to do and that no living worker has. Its deliveries are made in their order, so the
 * first one decides.
 */
const CLAIM = `
  UPDATE webhooks SET claim = gen_random_uuid(), owner = $1, claimed_at = now()
  WHERE id = (
    SELECT w.id FROM webhooks w
    WHERE w.active AND (w.claim IS NULL OR w.owner = ANY($2::text[]) OR w.claimed_at < now() - make_interval(secs => $3))
      AND (
        (SELECT d.next_try_at FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending'
         ORDER BY d.event_id NULLS FIRST LIMIT 1) <= now()
        OR w.position < (SELECT max(id) FROM events) AND ${MOST_PENDING} > (
          SELECT count(*) FROM (
            SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending' LIMIT ${MOST_PENDING}) p))
    ORDER BY w.claimed_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, claim, position, types`;

const ADVANCE = `
  UPDATE webhooks SET position = $3 WHERE id = $1 AND claim = $2 AND position = $4 RETURNING id`;

const RECORD_EVENTS = `
  INSERT INTO webhook_deliveries (webhook_id, event_id, type, body, next_try_at)
  SELECT $1, e.id, e.type, e.body, now() FROM unnest($2::bigint[], $3::text[], $4::text[]) AS e(id, type, body)
  ORDER BY e.id ON CONFLICT (webhook_id, event_id) DO NOTHING`;

const RENEW = `
  UPDATE webhooks SET claimed_at = now() WHERE id = $1 AND claim = $2 AND active
  RETURNING url, secret, CASE WHEN previous_until > now() THEN previous_secret END AS "previousSecret"`;

const NEXT = `
  SELECT d.id, d.type, d.body, d.attempts FROM (
    SELECT * FROM webhook_deliveries WHERE webhook_id = $1 AND state = 'pending'
    ORDER BY event_id NULLS FIRST LIMIT 1) d
  WHERE d.next_try_at <= now()`;

const RELEASE = 'UPDATE webhooks SET claim = NULL, owner = NULL WHERE id = $1 AND claim = $2';

/** A webhook that this worker alone delivers to for a while. */
export interface Claimed {
  readonly id: string;
  readonly claim: string;
  readonly position: string;
  readonly types: readonly WebhookType[] | null;
}

/** What is needed to send a message. */
export interface Endpoint {
  readonly url: string;
  readonly secret: string;
  readonly previousSecret: string | null;
}

export interface DueDelivery {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  /** Tries so far. */
  readonly attempts: number;
}

/** Which worker delivers to which webhook, and what is next. */
@Injectable()
export class DeliveryClaimRepository {
  private readonly leaseSeconds: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventRepository,
    config: WebhooksConfig,
  ) {
    this.leaseSeconds = config.timeoutSeconds + SLACK_SECONDS;
  }

  /** Takes a webhook with something to do; null if there is none. The webhooks of a killed worker are free at once. */
  async take(): Promise<Claimed | null> {
    const owners = await this.dataSource.query<{ owner: string }[]>(OWNERS);
    const gone = owners.map(({ owner }) => owner).filter(isGone);
    return firstRow<Claimed>(await this.dataSource.query(CLAIM, [THIS_PROCESS, gone, this.leaseSeconds]));
  }

  /** Records what the journal holds since the last time, for delivery. Does nothing if the claim is lost. */
  async recordEvents({ id, claim, position, types }: Claimed): Promise<void> {
    const events = await this.events.after(BigInt(position), MOST_PENDING);
    const last = events.at(-1);
    if (last === undefined) return;
    const wanted = events.flatMap((event) => {
      const payload = payloadOf(event);
      if (payload === null || types?.includes(payload.type as WebhookType) === false) return [];
      return [{ id: event.id.toString(), type: payload.type, body: JSON.stringify(payload) }];
    });
    await this.dataSource.transaction(async (manager) => {
      const advanced = await manager.query(ADVANCE, [id, claim, last.id.toString(), position]);
      if (firstRow(advanced) === null || wanted.length === 0) return;
      await manager.query(RECORD_EVENTS, [
        id,
        wanted.map((event) => event.id),
        wanted.map(({ type }) => type),
        wanted.map(({ body }) => body),
      ]);
    });
  }

  /** Renews the claim. @returns What to send now; null if nothing is due, the webhook is off, or the claim is lost. */
  async next({ id, claim }: Claimed): Promise<{ endpoint: Endpoint; delivery: DueDelivery } | null> {
    const endpoint = firstRow<Endpoint>(await this.dataSource.query(RENEW, [id, claim]));
    if (endpoint === null) return null;
    const [delivery] = await this.dataSource.query<DueDelivery[]>(NEXT, [id]);
    return delivery ? { endpoint, delivery } : null;
  }

  async release({ id, claim }: Claimed): Promise<void> {
    await this.dataSource.query(RELEASE, [id, claim]);
  }
}
