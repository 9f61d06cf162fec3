import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations.js';
import type { Operation } from './operations.js';

const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457, with a stable code.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', enum: ['about:blank'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people; the wording may change in a later version.' },
    code: { type: 'string', description: 'For programs; listed in chapter 10 of the handbook.' },
    field: { type: 'string', description: 'The field or parameter that was wrong, if there is one.' },
    hint: { type: 'string', description: 'How to solve the problem.' },
    requestId: {
      type: 'string',
      format: 'uuid',
      description: 'The id under which the log contains the cause.',
    },
  },
};

/** Adds to every operation the errors that it may return. They follow from the method, the path and the parameters. */
export function declareProblems(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM },
  };
  for (const { path, method, operation } of operationsOf(document)) {
    const { responses, security = [] } = operation;
    if (allowsNoBody(operation, document)) {
      operation.requestBody = { ...operation.requestBody!, required: false };
    }
    const problems = problemsOf(path, method, security.length > 0);
    for (const status of new Set([...Object.keys(responses), ...Object.keys(problems)])) {
      if (Number(status) < 400) continue;
      const own = responses[status];
      const words = own && 'description' in own ? own.description : '';
      responses[status] = { description: words || (problems[status] ?? ''), content: CONTENT };
    }
  }
  return document;
}

/** Whether all fields of the body may be left out. Then the body may be left out too. */
function allowsNoBody({ requestBody }: Operation, { components }: OpenAPIObject): boolean {
  const schema = requestBody && 'content' in requestBody && requestBody.content['application/json']?.schema;
  if (!schema || !('$ref' in schema)) return false;
  const named = components?.schemas?.[schema.$ref.split('/').at(-1)!];
  return named !== undefined && 'properties' in named && (named.required ?? []).length === 0;
}

function problemsOf(path: string, method: string, needsKey: boolean): Readonly<Record<string, string>> {
  const writes = method !== 'get' && method !== 'head';
  return {
    400: 'A parameter, the body or the file is wrong.',
    ...(needsKey && { 401: 'The key or token is missing, malformed, unknown, revoked or expired.' }),
    403: 'The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site.',
    ...(path.includes('{') && { 404: 'What the path names does not exist.' }),
    405: 'The route does not support this method; `Allow` lists those it supports.',
    ...(writes && {
      408: 'The body arrives too slowly.',
      413: 'The body or the file is too large.',
      415: 'The body has a type that the route does not accept.',
    }),
    ...(needsKey && { 429: 'This client has reached its limit.' }),
    431: 'The address and the headers are too long.',
    500: 'An internal error of Colophon.',
    503: 'A service is unavailable, full or not set up.',
  };
}
