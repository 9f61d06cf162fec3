import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import { webAddress } from '../transfer/address-guard.js';
import { DeliveryRepository } from './delivery.repository.js';
import type { LogFilter } from './delivery.repository.js';
import { newSecret } from './signature.js';
import { WebhookSender } from './webhook-sender.js';
import { TEST_TYPE } from './webhook-types.js';
import type { WebhookPayload, WebhookType } from './webhook-types.js';
import { deliveryView, webhookView } from './webhook-view.js';
import type { DeliveryView, WebhookView } from './webhook-view.js';
import { WebhookRepository } from './webhook.repository.js';
import type { WebhookChanges } from './webhook.repository.js';
import type { WebhookEntity } from './webhook.entity.js';

/** Hours for which the former secret signs as well, unless the caller says otherwise. */
export const OVERLAP_HOURS = 24;

/** What a caller sees of a secret: only in the answer that makes it. */
export interface NewWebhook extends WebhookView {
  readonly secret: string;
}

export interface RotatedSecret {
  readonly secret: string;
  /** Until when the former secret signs as well. */
  readonly previousSecretUntil: string;
}

export interface TestResult {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
  readonly durationMs: number;
}

export interface DeliveryLog {
  readonly deliveries: readonly DeliveryView[];
  /** The delivery after which the next part begins; null at the end. */
  readonly next: string | null;
}

/** Webhooks, for the API and for commands. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly sender: WebhookSender,
  ) {}

  /**
   * Adds a webhook, which is told of all later events.
   *
   * @param details.types Missing or null: all, those of later versions included.
   * @throws {UserError} `address.invalid`, `address.private`, `webhook.too_many`.
   */
  async add(
    url: string,
    details: { readonly description?: string; readonly types?: readonly WebhookType[] | null } = {},
  ): Promise<NewWebhook> {
    const address = await this.allowedAddress(url);
    const secret = newSecret();
    const { description = '', types = null } = details;
    const id = await this.webhooks.add(address, description, types && distinct(types), secret);
    return { ...(await this.get(id)), secret };
  }

  async list(): Promise<WebhookView[]> {
    return (await this.webhooks.list()).map(webhookView);
  }

  /** @throws {UserError} `webhook.not_found` */
  async get(id: string): Promise<WebhookView> {
    const found = isUuid(id) ? await this.webhooks.summary(id) : null;
    if (found === null) throw notFound(id);
    return webhookView(found);
  }

  /**
   * Changes a webhook. One that is switched on again continues with the first event that it has not received, as far as
   * events are still kept.
   *
   * @throws {UserError} `webhook.not_found`, and as `add`.
   */
  async change(id: string, changes: WebhookChanges): Promise<WebhookView> {
    await this.get(id);
    const url = changes.url === undefined ? undefined : await this.allowedAddress(changes.url);
    await this.webhooks.change(id, { ...changes, url, types: changes.types && distinct(changes.types) });
    return this.get(id);
  }

  /** With its log. @throws {UserError} `webhook.not_found` */
  async remove(id: string): Promise<void> {
    if (!isUuid(id) || !(await this.webhooks.remove(id))) throw notFound(id);
  }

  /**
   * Makes a new secret. For some hours, every message has a signature by each of the two.
   *
   * @throws {UserError} `webhook.not_found`
   */
  async rotate(id: string, overlapHours = OVERLAP_HOURS): Promise<RotatedSecret> {
    const secret = newSecret();
    const until = isUuid(id) ? await this.webhooks.rotate(id, secret, overlapHours) : null;
    if (until === null) throw notFound(id);
    return { secret, previousSecretUntil: until.toISOString() };
  }

  /** Sends a message of the type `webhook.test` at once, also to a webhook that is off. @throws {UserError} `webhook.not_found` */
  async test(id: string): Promise<TestResult> {
    const webhook = await this.find(id);
    const payload: WebhookPayload = {
      type: TEST_TYPE,
      timestamp: new Date().toISOString(),
      data: { webhookId: webhook.id },
    };
    const message = { id: randomUUID(), type: TEST_TYPE, body: JSON.stringify(payload) } as const;
    const { gone: _, ...outcome } = await this.sender.send(endpointOf(webhook), message);
    await this.deliveries.recordTest(webhook.id, message, { ...outcome, gone: false });
    return outcome;
  }

  /** The log, newest first. @throws {UserError} `webhook.not_found` */
  async log(id: string, { limit, after, state }: LogFilter): Promise<DeliveryLog> {
    await this.get(id);
    const found = await this.deliveries.list(id, { limit: limit + 1, after, state });
    const deliveries = found.slice(0, limit).map(deliveryView);
    return { deliveries, next: found.length > limit ? deliveries.at(-1)!.id : null };
  }

  /**
   * Sends an event again, before those that wait.
   *
   * @throws {UserError} `webhook.not_found`, `webhook.delivery_not_found`, `webhook.off`.
   */
  async redeliver(id: string, deliveryId: string): Promise<void> {
    const { active } = await this.get(id);
    if (!active) {
      throw new UserError('webhook.off', `The webhook ${id} is switched off.`, {
        fault: 'conflict',
        hint: 'Switch it on first.',
      });
    }
    if (isUuid(deliveryId) && (await this.deliveries.redeliver(id, deliveryId))) return;
    throw new UserError('webhook.delivery_not_found', `The log has no delivery ${deliveryId}.`, {
      fault: 'missing',
      field: 'deliveryId',
      hint: 'Old deliveries are removed; see WEBHOOK_LOG_DAYS and WEBHOOK_LOG_LIMIT.',
    });
  }

  private async find(id: string): Promise<WebhookEntity> {
    const found = isUuid(id) ? await this.webhooks.find(id) : null;
    if (found === null) throw notFound(id);
    return found;
  }

  private async allowedAddress(text: string): Promise<string> {
    const url = webAddress(text, 'url');
    await this.sender.requireAllowed(url);
    return url.href;
  }
}

function endpointOf({ url, secret, previousSecret, previousUntil }: WebhookEntity) {
  const overlaps = previousUntil !== null && previousUntil > new Date();
  return { url, secret, previousSecret: overlaps ? previousSecret : null };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function notFound(id: string): UserError {
  return new UserError('webhook.not_found', `There is no webhook ${id}.`, { fault: 'missing', field: 'id' });
}
