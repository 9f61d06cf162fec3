import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457, with a stable code.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', enum: ['about:blank'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people; may be worded better in a later version.' },
    code: { type: 'string', description: 'For programs; listed in chapter 10 of the handbook.' },
    field: { type: 'string', description: 'What was wrong, where there is such a thing.' },
    hint: { type: 'string', description: 'What can be done about it.' },
    requestId: { type: 'string', format: 'uuid', description: 'Under which the log has the cause.' },
  },
};

/** Says of every operation which errors it may answer, all in the one shape: what can go wrong follows from its form. */
export function declareProblems(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const { responses } = operation;
      const problems = problemsOf(path, method, operation.requestBody !== undefined);
      for (const status of new Set([...Object.keys(responses), ...Object.keys(problems)])) {
        if (Number(status) < 400) continue;
        const own = responses[status];
        const words = own && 'description' in own ? own.description : '';
        responses[status] = { description: words || (problems[status] ?? ''), content: CONTENT };
      }
    }
  }
  return document;
}

function problemsOf(path: string, method: string, hasBody: boolean): Readonly<Record<string, string>> {
  const writes = method !== 'get';
  return {
    400: 'A parameter, the body or the file is wrong.',
    403: 'The server is called by a name not its own, or by a page of another site.',
    ...(path.includes('{') && { 404: 'There is no such document or run.' }),
    405: 'The route does not take this method; `Allow` lists those it takes.',
    ...(writes && { 413: 'The body or the file is too large.', 415: 'The body is of another type.' }),
    ...((hasBody || path.endsWith('/events')) && { 429: 'This client has as many as it may.' }),
    500: 'A fault of Colophon.',
    503: 'Something is away, full or not set up.',
  };
}
