import type { Schemas } from '../../../api/client.js';

export type EventType = NonNullable<Schemas['WebhookResponse']['types']>[number];

/** `WEBHOOK_TYPES` of the server. The type says when one is missing here. */
const KNOWN: Readonly<Record<EventType, true>> = {
  'run.completed': true,
  'run.failed': true,
  'run.cancelled': true,
  'document.added': true,
  'document.completed': true,
  'document.completed_with_warnings': true,
  'document.failed': true,
  'document.deleted': true,
  'document.restored': true,
  'model_change.ready': true,
  'model_change.switched': true,
  'model_change.failed': true,
};
export const EVENT_TYPES = Object.keys(KNOWN) as readonly EventType[];
