import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { DeliveryClaimRepository } from './delivery-claim.repository.js';
import { DeliveryRepository } from './delivery.repository.js';
import { WebhookCourier } from './webhook-courier.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEntity } from './webhook.entity.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksService } from './webhooks.service.js';

/** Addresses that are told of events. */
@Module({
  imports: [TypeOrmModule.forFeature([WebhookEntity, WebhookDeliveryEntity]), EventsModule],
  providers: [
    WebhookRepository,
    DeliveryRepository,
    DeliveryClaimRepository,
    WebhookSender,
    WebhookCourier,
    WebhooksService,
  ],
  exports: [WebhooksService, WebhookCourier],
})
export class WebhooksModule {}
