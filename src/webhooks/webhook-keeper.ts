import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { messageOf } from '../errors/errors.js';
import { Lookout } from '../process/lookout.js';
import { WebhookCourier } from './webhook-courier.js';

/** How often to look for events to deliver. Without webhooks, a look reads one empty table. */
const LOOK_MS = 1000;
/** How many webhooks a process delivers to at once, so that a slow receiver does not hold up the others. */
const AT_ONCE = 4;
/** How often the log is shortened. */
const PRUNE_MS = 60_000;

/** Delivers events to webhooks, in every process that works. */
@Injectable()
export class WebhookKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookKeeper.name);
  private readonly lookout = new Lookout((signal) => this.look(signal), {
    everyMs: LOOK_MS,
    tell: (reason) => this.logger.error(`Events for webhooks cannot be looked for: ${reason}`),
  });
  private readonly serving = new Set<Promise<void>>();
  private prunedAt = -Infinity;

  constructor(private readonly courier: WebhookCourier) {}

  onApplicationBootstrap(): void {
    this.lookout.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.lookout.stop();
    await Promise.all(this.serving);
  }

  private async look(signal: AbortSignal): Promise<void> {
    while (this.serving.size < AT_ONCE && !signal.aborted) {
      const webhook = await this.courier.take();
      if (webhook === null) break;
      const work: Promise<void> = this.courier
        .serve(webhook, signal)
        .catch((error: unknown) =>
          this.logger.error(`The webhook ${webhook.id} is served later: ${messageOf(error)}`),
        )
        .finally(() => this.serving.delete(work));
      this.serving.add(work);
    }
    if (performance.now() - this.prunedAt < PRUNE_MS) return;
    this.prunedAt = performance.now();
    await this.courier.prune();
  }
}
