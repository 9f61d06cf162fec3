import { Injectable, Logger } from '@nestjs/common';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import { DeliveryClaimRepository } from './delivery-claim.repository.js';
import type { Claimed, DueDelivery } from './delivery-claim.repository.js';
import { DeliveryRepository } from './delivery.repository.js';
import { nextTryMs } from './next-try.js';
import { WebhookSender } from './webhook-sender.js';
import type { Outcome } from './webhook-sender.js';
import { WebhooksConfig } from './webhooks.config.js';

/** After this many messages, other webhooks have their turn. */
const MESSAGES_A_TURN = 50;
const HOUR_MS = 3_600_000;

/**
 * Delivers the events of one webhook after the other, at least once and in the order of the journal: an event that fails
 * holds back the later ones until its last try, which switches the webhook off.
 */
@Injectable()
export class WebhookCourier {
  private readonly logger = new Logger(WebhookCourier.name);

  constructor(
    private readonly claims: DeliveryClaimRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly sender: WebhookSender,
    private readonly config: WebhooksConfig,
  ) {}

  /** Takes a webhook with something to do, for `serve`; null if there is none. */
  take(): Promise<Claimed | null> {
    return this.claims.take();
  }

  /** Sends what is due. A call that the signal aborts does not count as a try. */
  async serve(webhook: Claimed, signal: AbortSignal): Promise<void> {
    try {
      await this.claims.recordEvents(webhook);
      for (let sent = 0; sent < MESSAGES_A_TURN && !signal.aborted; sent += 1) {
        const next = await this.claims.next(webhook);
        if (next === null) break;
        const outcome = await this.sender.send(next.endpoint, next.delivery, signal);
        await this.settle(webhook, next.delivery, outcome);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await this.claims.release(webhook);
    }
  }

  /** Keeps the log within its limits. */
  prune(): Promise<void> {
    return this.deliveries.prune(this.config.logDays, this.config.logLimit);
  }

  private async settle(webhook: Claimed, { id, attempts }: DueDelivery, outcome: Outcome): Promise<void> {
    const { tries, retryHours } = this.config;
    count(METRICS.webhookTries, { result: outcome.delivered ? 'delivered' : 'failed' });
    const failed = attempts + 1;
    const over = outcome.delivered || outcome.gone;
    const nextMs = over ? null : nextTryMs(failed, tries, retryHours * HOUR_MS);
    const off = outcome.delivered || nextMs !== null ? null : offReason(failed, outcome);
    const recorded = await this.deliveries.record(webhook, id, outcome, nextMs, off);
    if (recorded && off !== null) this.logger.warn(`The webhook ${webhook.id} is switched off: ${off}`);
  }
}

function offReason(tries: number, { error }: Outcome): string {
  return `An event could not be delivered in ${tries} ${tries === 1 ? 'try' : 'tries'}. ${error}`;
}
