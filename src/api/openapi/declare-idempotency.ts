import type { OpenAPIObject } from '@nestjs/swagger';
import { NO_IDEMPOTENCY } from '../idempotency/answers-itself.decorator.js';
import { IDEMPOTENCY_KEY } from '../idempotency/idempotency.interceptor.js';
import { KEPT_HOURS } from '../idempotency/idempotent-requests.repository.js';

const HEADER = {
  name: IDEMPOTENCY_KEY,
  in: 'header' as const,
  required: false,
  description: `A new value for each request that is not a repetition. A repetition within ${KEPT_HOURS} hours gets the first answer.`,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** Adds the header to every POST, and the conflict that it can cause. */
export function declareIdempotency(document: OpenAPIObject): OpenAPIObject {
  for (const { post } of Object.values(document.paths)) {
    if (!post || NO_IDEMPOTENCY in post) continue;
    post.parameters = [...(post.parameters ?? []), HEADER];
    post.responses['409'] ??= {
      description: 'The idempotency key belongs to another request, or to one in progress.',
    };
  }
  return document;
}
