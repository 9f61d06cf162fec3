import type { DeliveryState, WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import type { WebhookPayload, WebhookType } from './webhook-types.js';
import type { WebhookSummary } from './webhook.repository.js';

/** A webhook as callers see it: never with a secret. */
export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Null: all types. */
  readonly types: readonly WebhookType[] | null;
  readonly active: boolean;
  /** Why it was switched off by itself; null if it was not. */
  readonly offReason: string | null;
  readonly offAt: string | null;
  /** Until when the secret before the last rotation signs as well. */
  readonly previousSecretUntil: string | null;
  /** Events that wait to be sent. */
  readonly pending: number;
  /** When an event was last delivered. */
  readonly deliveredAt: string | null;
  readonly createdAt: string;
}

/** A line of the log. */
export interface DeliveryView {
  /** Also the header `webhook-id`. */
  readonly id: string;
  readonly type: WebhookPayload['type'];
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextTryAt: string | null;
  readonly triedAt: string | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
  readonly durationMs: number | null;
  readonly createdAt: string;
  readonly payload: WebhookPayload;
}

export function webhookView({
  offAt,
  previousUntil,
  deliveredAt,
  createdAt,
  ...webhook
}: WebhookSummary): WebhookView {
  return {
    ...webhook,
    offAt: offAt && offAt.toISOString(),
    previousSecretUntil: previousUntil && previousUntil.toISOString(),
    deliveredAt: deliveredAt && deliveredAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}

export function deliveryView(delivery: WebhookDeliveryEntity): DeliveryView {
  const { id, type, state, attempts, nextTryAt, triedAt, status, error, response, durationMs } = delivery;
  return {
    id,
    type,
    state,
    attempts,
    nextTryAt: state === 'pending' ? nextTryAt && nextTryAt.toISOString() : null,
    triedAt: triedAt && triedAt.toISOString(),
    status,
    error,
    response,
    durationMs,
    createdAt: delivery.createdAt.toISOString(),
    payload: JSON.parse(delivery.body) as WebhookPayload,
  };
}
