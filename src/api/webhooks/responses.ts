import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_STATES } from '../../webhooks/webhook-delivery.entity.js';
import type { DeliveryState } from '../../webhooks/webhook-delivery.entity.js';
import { TEST_TYPE, WEBHOOK_TYPES } from '../../webhooks/webhook-types.js';
import type { WebhookPayload, WebhookType } from '../../webhooks/webhook-types.js';
import type { DeliveryView, WebhookView } from '../../webhooks/webhook-view.js';
import type { NewWebhook, RotatedSecret, TestResult } from '../../webhooks/webhooks.service.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  ObjectField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';

const SECRET = 'Signs the messages: `whsec_…`. It is shown only now.';
const SENT_TYPES = [...WEBHOOK_TYPES, TEST_TYPE];

export class WebhookResponse implements WebhookView {
  @UuidField()
  id: string;

  @Field()
  url: string;

  @Field()
  description: string;

  @ApiProperty({
    type: String,
    enum: WEBHOOK_TYPES,
    isArray: true,
    nullable: true,
    description: 'Null: all.',
  })
  types: readonly WebhookType[] | null;

  @Field()
  active: boolean;

  @NullableField(String, 'Why it was switched off by itself.')
  offReason: string | null;

  @NullableTimeField()
  offAt: string | null;

  @NullableTimeField('Until when the secret before the last rotation signs as well.')
  previousSecretUntil: string | null;

  @Field('Events that wait to be sent.')
  pending: number;

  @NullableTimeField('When an event was last delivered.')
  deliveredAt: string | null;

  @TimeField()
  createdAt: string;
}

export class NewWebhookResponse extends WebhookResponse implements NewWebhook {
  @Field(SECRET)
  secret: string;
}

export class WebhookListResponse {
  @ListField(WebhookResponse, 'All of them, in the order in which they were added.')
  results: readonly WebhookResponse[];
}

export class RotatedSecretResponse implements RotatedSecret {
  @Field(SECRET)
  secret: string;

  @TimeField('Until when the former secret signs as well.')
  previousSecretUntil: string;
}

export class TestResultResponse implements TestResult {
  @Field('Whether the receiver answered with a status from 200 to 299.')
  delivered: boolean;

  @NullableField(Number, 'HTTP status of the answer.')
  status: number | null;

  @NullableField(String)
  error: string | null;

  @NullableField(String, 'The beginning of the answer.')
  response: string | null;

  @Field()
  durationMs: number;
}

/** The body of a message. */
export class WebhookMessage implements WebhookPayload {
  @ChoiceField(SENT_TYPES)
  type: WebhookPayload['type'];

  @TimeField('When it happened.')
  timestamp: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The fields of the event `run` or `document` of the event stream, with its id as `eventId`.',
  })
  data: Readonly<Record<string, unknown>>;
}

export class DeliveryResponse implements DeliveryView {
  @UuidField('Also the header `webhook-id`, which is the same for every try.')
  id: string;

  @ChoiceField(SENT_TYPES)
  type: WebhookPayload['type'];

  @ChoiceField(DELIVERY_STATES)
  state: DeliveryState;

  @Field()
  attempts: number;

  @NullableTimeField()
  nextTryAt: string | null;

  @NullableTimeField()
  triedAt: string | null;

  @NullableField(Number, 'HTTP status of the last answer.')
  status: number | null;

  @NullableField(String, 'Why the last try failed.')
  error: string | null;

  @NullableField(String, 'The beginning of the last answer.')
  response: string | null;

  @NullableField(Number)
  durationMs: number | null;

  @TimeField()
  createdAt: string;

  @ObjectField(WebhookMessage)
  payload: WebhookMessage;
}

export class DeliveryListResponse {
  @ListField(DeliveryResponse, 'Newest first.')
  results: readonly DeliveryResponse[];

  @NullableField(String, 'The `cursor` of the next part; null at the end.')
  next: string | null;
}

export class RedeliveryResponse {
  @UuidField()
  id: string;

  @ChoiceField(['pending'])
  state: 'pending';
}
