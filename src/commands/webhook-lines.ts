import type { DeliveryView, WebhookView } from '../webhooks/webhook-view.js';
import { dateOf } from './table.js';

/** A webhook for a person. */
export function webhookLines(webhook: WebhookView): string[] {
  const { id, url, description, types, active, offReason, pending, deliveredAt } = webhook;
  const state = active ? 'on ' : 'off';
  const last = deliveredAt === null ? 'nothing delivered yet' : `last delivery ${dateOf(deliveredAt)}`;
  const lines = [
    `${id}  ${state}  ${url}  ${types?.join(', ') ?? 'all events'}  ${pending} waiting, ${last}`,
  ];
  if (description !== '') lines.push(`  ${description}`);
  if (offReason !== null) lines.push(`  switched off: ${offReason}`);
  return lines;
}

export function secretLines(secret: string): string[] {
  return [
    `secret  ${secret}`,
    'Keep it: it is shown only now, and proves that messages come from this library.',
  ];
}

/** A line of the log for a person. */
export function deliveryLine(delivery: DeliveryView): string {
  const { id, createdAt, type, state, attempts, status, error, nextTryAt } = delivery;
  const next = nextTryAt === null ? '' : `, next try ${dateOf(nextTryAt)}`;
  const outcome = error ?? (status === null ? '' : `It answered ${status}.`);
  const tries = `${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
  return `${id}  ${dateOf(createdAt)}  ${type}  ${state} (${tries}${next})  ${outcome}`.trimEnd();
}
