import type { OpenAPIObject } from '@nestjs/swagger';
import type { WebhookPayload } from '../../webhooks/webhook-types.js';

const SUMMARIES: Readonly<Record<WebhookPayload['type'], string>> = {
  'run.completed': 'A run is complete.',
  'run.failed': 'A run has failed.',
  'run.cancelled': 'A run was cancelled.',
  'document.added': 'A document was uploaded.',
  'document.completed': 'A document can be searched.',
  'document.completed_with_warnings': 'A document can be searched, but not all of it.',
  'document.failed': 'A document could not be processed.',
  'document.deleted': 'A document was deleted, for good or not.',
  'document.restored': 'A deleted document was uploaded again.',
  'model_change.ready': 'A change of model has all its vectors. If it holds, it waits for the switch.',
  'model_change.switched': 'Searches use the new model.',
  'model_change.failed': 'A change of model cannot go on.',
  'webhook.test': 'Somebody asked for a test.',
};

const HEADERS = {
  'webhook-id': 'The message; the same for every try.',
  'webhook-timestamp': 'When it was sent, in seconds since 1970.',
  'webhook-signature':
    'HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation.',
};
const PARAMETERS = Object.entries(HEADERS).map(([name, description]) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
}));

/** Describes the messages that webhooks send. `@nestjs/swagger` has no decorators for them. */
export function declareWebhooks(document: OpenAPIObject): OpenAPIObject {
  const webhooks = Object.fromEntries(
    Object.entries(SUMMARIES).map(([type, summary]) => [type, { post: messageOf(type, summary) }]),
  );
  return Object.assign(document, { webhooks });
}

function messageOf(type: string, summary: string): object {
  const message = { $ref: '#/components/schemas/WebhookMessage' };
  return {
    operationId: `webhook.${type}`,
    summary,
    tags: ['webhooks'],
    parameters: PARAMETERS,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { allOf: [message, { properties: { type: { const: type } } }] } },
      },
    },
    responses: {
      '2XX': { description: 'The receiver has the message.' },
      '410': { description: 'The receiver wants no more messages: the webhook is switched off.' },
      default: { description: 'The message is sent again later. Redirects are not followed.' },
    },
  };
}
