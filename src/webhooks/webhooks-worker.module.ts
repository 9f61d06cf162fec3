import { Module } from '@nestjs/common';
import { WebhookKeeper } from './webhook-keeper.js';
import { WebhooksModule } from './webhooks.module.js';

/** Delivers events to webhooks; for roles that work. */
@Module({ imports: [WebhooksModule], providers: [WebhookKeeper] })
export class WebhooksWorkerModule {}
