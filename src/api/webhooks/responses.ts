import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_STATES } from '../../webhooks/webhook-delivery.entity.js';
import type { DeliveryState } from '../../webhooks/webhook-delivery.entity.js';
import { TEST_TYPE, WEBHOOK_TYPES } from '../../webhooks/webhook-types.js';
import type { WebhookPayload, WebhookType } from '../../webhooks/webhook-types.js';
import type { DeliveryView, WebhookView } from '../../webhooks/webhook-view.js';
import type { NewWebhook, RotatedSecret, TestResult } from '../../webhooks/webhooks.service.js';

const ID = { format: 'uuid' } as const;
const TIME = { type: String, format: 'date-time' } as const;
const TIME_OR_NULL = { ...TIME, nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;
const NUMBER_OR_NULL = { type: 'integer', nullable: true } as const;
const SECRET = {
  description: 'Signs the messages. It is shown only now.',
  example: 'whsec_c2VjcmV0IG9mIHRoZSBleGFtcGxlLCAzMiBieXRlcyE=',
};

export class WebhookResponse implements WebhookView {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ example: 'https://example.org/hooks/colophon' })
  url: string;

  @ApiProperty()
  description: string;

  @ApiProperty({ enum: WEBHOOK_TYPES, isArray: true, nullable: true, description: 'Null: all types.' })
  types: readonly WebhookType[] | null;

  @ApiProperty()
  active: boolean;

  @ApiProperty({ ...TEXT_OR_NULL, description: 'Why it was switched off by itself.' })
  offReason: string | null;

  @ApiProperty(TIME_OR_NULL)
  offAt: string | null;

  @ApiProperty({
    ...TIME_OR_NULL,
    description: 'Until when the secret before the last rotation signs as well.',
  })
  previousSecretUntil: string | null;

  @ApiProperty({ type: 'integer', description: 'Events that wait to be sent.' })
  pending: number;

  @ApiProperty({ ...TIME_OR_NULL, description: 'When an event was last delivered.' })
  deliveredAt: string | null;

  @ApiProperty(TIME)
  createdAt: string;
}

export class NewWebhookResponse extends WebhookResponse implements NewWebhook {
  @ApiProperty(SECRET)
  secret: string;
}

export class WebhookListResponse {
  @ApiProperty({
    type: [WebhookResponse],
    description: 'All webhooks, in the order in which they were added.',
  })
  results: readonly WebhookResponse[];
}

export class RotatedSecretResponse implements RotatedSecret {
  @ApiProperty(SECRET)
  secret: string;

  @ApiProperty({ ...TIME, description: 'Until when the former secret signs as well.' })
  previousSecretUntil: string;
}

export class TestResultResponse implements TestResult {
  @ApiProperty({ description: 'Whether the receiver answered with a status from 200 to 299.' })
  delivered: boolean;

  @ApiProperty({ ...NUMBER_OR_NULL, description: 'HTTP status of the answer.' })
  status: number | null;

  @ApiProperty(TEXT_OR_NULL)
  error: string | null;

  @ApiProperty({ ...TEXT_OR_NULL, description: 'The beginning of the answer.' })
  response: string | null;

  @ApiProperty({ type: 'integer' })
  durationMs: number;
}

export class WebhookPayloadResponse implements WebhookPayload {
  @ApiProperty({ enum: [...WEBHOOK_TYPES, TEST_TYPE] })
  type: WebhookPayload['type'];

  @ApiProperty(TIME)
  timestamp: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Readonly<Record<string, unknown>>;
}

export class DeliveryResponse implements DeliveryView {
  @ApiProperty({ ...ID, description: 'Also the header `webhook-id`, which is the same for every try.' })
  id: string;

  @ApiProperty({ enum: [...WEBHOOK_TYPES, TEST_TYPE] })
  type: WebhookPayload['type'];

  @ApiProperty({ enum: DELIVERY_STATES })
  state: DeliveryState;

  @ApiProperty({ type: 'integer' })
  attempts: number;

  @ApiProperty(TIME_OR_NULL)
  nextTryAt: string | null;

  @ApiProperty(TIME_OR_NULL)
  triedAt: string | null;

  @ApiProperty({ ...NUMBER_OR_NULL, description: 'HTTP status of the last answer.' })
  status: number | null;

  @ApiProperty({ ...TEXT_OR_NULL, description: 'Why the last try failed.' })
  error: string | null;

  @ApiProperty({ ...TEXT_OR_NULL, description: 'The beginning of the last answer.' })
  response: string | null;

  @ApiProperty(NUMBER_OR_NULL)
  durationMs: number | null;

  @ApiProperty(TIME)
  createdAt: string;

  @ApiProperty({ type: WebhookPayloadResponse })
  payload: WebhookPayloadResponse;
}

export class DeliveryListResponse {
  @ApiProperty({ type: [DeliveryResponse], description: 'Newest first.' })
  results: readonly DeliveryResponse[];

  @ApiProperty({ ...TEXT_OR_NULL, description: 'The `cursor` of the next part; null at the end.' })
  next: string | null;
}
