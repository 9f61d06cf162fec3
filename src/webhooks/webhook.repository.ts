import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import { UserError } from '../errors/errors.js';
import type { WebhookType } from './webhook-types.js';
import { WebhookEntity } from './webhook.entity.js';

/** Every webhook costs each event a delivery, and each worker a look every second. */
const MOST_WEBHOOKS = 50;
/** Taken by every transaction that adds a webhook, so that the limit holds for several at once. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('colophon.webhooks', 0))`;

/** Begins with the next event. */
const ADD = `
  INSERT INTO webhooks (url, description, types, secret, position)
  SELECT $1, $2, $3::text[], $4, coalesce((SELECT max(id) FROM events), 0)
  WHERE (SELECT count(*) FROM webhooks) < ${MOST_WEBHOOKS}
  RETURNING id`;

const SUMMARY = `
  SELECT count(*) FILTER (WHERE state = 'pending')::int AS pending, max(tried_at) FILTER (WHERE state = 'delivered') AS delivered
  FROM webhook_deliveries WHERE webhook_id = w.id`;
const LIST = `
  SELECT w.id, w.url, w.description, w.types, w.active, w.off_reason AS "offReason", w.off_at AS "offAt",
         w.created_at AS "createdAt", CASE WHEN w.previous_until > now() THEN w.previous_until END AS "previousUntil",
         s.pending, s.delivered AS "deliveredAt"
  FROM webhooks w CROSS JOIN LATERAL (${SUMMARY}) s
  WHERE $1::uuid IS NULL OR w.id = $1 ORDER BY w.created_at, w.id`;

/** A parameter that is null leaves its column as it is; `$4` says whether the types change, because null is one value. */
const CHANGE = `
  UPDATE webhooks SET url = coalesce($2, url), description = coalesce($3, description),
    types = CASE WHEN $4 THEN $5::text[] ELSE types END, active = coalesce($6, active),
    off_reason = CASE WHEN $6 THEN NULL ELSE off_reason END,
    off_at = CASE WHEN $6 THEN NULL WHEN NOT $6 AND active THEN now() ELSE off_at END
  WHERE id = $1 RETURNING id`;

const ROTATE = `
  UPDATE webhooks SET previous_secret = secret, previous_until = now() + make_interval(hours => $3), secret = $2
  WHERE id = $1 RETURNING previous_until AS "previousUntil"`;

/** A webhook without its secrets, with what became of its events. */
export type WebhookSummary = Pick<
  WebhookEntity,
  'id' | 'url' | 'description' | 'types' | 'active' | 'offReason' | 'offAt' | 'previousUntil' | 'createdAt'
> & {
  /** Events that wait to be sent. */
  readonly pending: number;
  readonly deliveredAt: Date | null;
};

export interface WebhookChanges {
  readonly url?: string;
  readonly description?: string;
  /** Null: all. */
  readonly types?: readonly WebhookType[] | null;
  readonly active?: boolean;
}

/** SQL on webhooks; the deliveries have their own repository. */
@Injectable()
export class WebhookRepository {
  constructor(@InjectRepository(WebhookEntity) private readonly webhooks: Repository<WebhookEntity>) {}

  /** @throws {UserError} `webhook.too_many` */
  async add(
    url: string,
    description: string,
    types: readonly WebhookType[] | null,
    secret: string,
  ): Promise<string> {
    return this.webhooks.manager.transaction(async (manager) => {
      await manager.query(LOCK);
      const [added] = await manager.query<{ id: string }[]>(ADD, [url, description, types, secret]);
      if (added) return added.id;
      throw new UserError('webhook.too_many', `There are already ${MOST_WEBHOOKS} webhooks.`, {
        fault: 'conflict',
        hint: 'Remove one that is no longer used.',
      });
    });
  }

  /** In the order in which they were added. */
  list(): Promise<WebhookSummary[]> {
    return this.webhooks.query<WebhookSummary[]>(LIST, [null]);
  }

  async summary(id: string): Promise<WebhookSummary | null> {
    const [found] = await this.webhooks.query<WebhookSummary[]>(LIST, [id]);
    return found ?? null;
  }

  find(id: string): Promise<WebhookEntity | null> {
    return this.webhooks.findOneBy({ id });
  }

  async change(id: string, { url, description, types, active }: WebhookChanges): Promise<void> {
    await this.webhooks.query(CHANGE, [
      id,
      url ?? null,
      description ?? null,
      types !== undefined,
      types ?? null,
      active ?? null,
    ]);
  }

  /** @returns Until when the present secret signs as well; null if there is no such webhook. */
  async rotate(id: string, secret: string, overlapHours: number): Promise<Date | null> {
    const rotated = firstRow<{ previousUntil: Date }>(
      await this.webhooks.query(ROTATE, [id, secret, overlapHours]),
    );
    return rotated && rotated.previousUntil;
  }

  /** With its log. @returns False if there is no such webhook. */
  async remove(id: string): Promise<boolean> {
    const { affected } = await this.webhooks.delete({ id });
    return (affected ?? 0) > 0;
  }
}
