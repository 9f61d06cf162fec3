import { eventView } from '../events/event-view.js';
import type { StoredEvent } from '../events/stored-event.js';

/** What a webhook tells of. Names are stable: programs of others rely on them. */
export const WEBHOOK_TYPES = [
  'run.completed',
  'run.failed',
  'run.cancelled',
  'document.added',
  'document.completed',
  'document.completed_with_warnings',
  'document.failed',
  'document.deleted',
  'document.restored',
  'model_change.ready',
  'model_change.switched',
  'model_change.failed',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** Sent by the test of a webhook only. */
export const TEST_TYPE = 'webhook.test';

/** What is sent, in the form of Standard Webhooks. */
export interface WebhookPayload {
  readonly type: WebhookType | typeof TEST_TYPE;
  /** When it happened: ISO 8601. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What a webhook tells of an event of the journal; null for steps on the way, such as progress, and for events that only
 * say that something is to be read anew.
 */
export function payloadOf(event: StoredEvent): WebhookPayload | null {
  const { id, at, type: subject, ...data } = eventView(event);
  const type = WEBHOOK_TYPES.find((candidate) => candidate === `${subject}.${changeOf(event)}`);
  return type === undefined ? null : { type, timestamp: at, data: { eventId: id, ...data } };
}

function changeOf({ payload }: StoredEvent): string {
  if ('state' in payload) return String(payload['state']);
  // Events that an earlier version recorded do not say what has changed.
  const { change = payload['deleted'] === null ? 'status' : 'deleted', status } = payload;
  return String(change === 'status' ? status : change);
}
