import createClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { components, paths } from '../../../client/schema.js';
import { currentKey } from './key.js';
import { ProblemError, problemOf } from './problem.js';
import { refused } from './refusals.js';

export type Schemas = components['schemas'];

const withKey: Middleware = {
  onRequest({ request }) {
    const key = currentKey();
    if (key !== null) request.headers.set('authorization', `Bearer ${key}`);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) refused();
  },
};

/** The API of the server that served this page. */
export const client = createClient<paths>({ baseUrl: location.origin });
client.use(withKey);

/** Queries and changes of the API as hooks: `api.useQuery('get', '/v1/documents', …)`. */
export const api = createQueryHooks(client);

/**
 * Requests that the typed client does not know how to read: pictures, streams, downloads.
 *
 * @param path Below the server, such as `/v1/events`.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const key = currentKey();
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const response = await fetch(path, { ...init, headers });
  if (response.status === 401) refused();
  return response;
}

/** What a request of `client` answered. @throws {ProblemError} What the server answered instead. */
export async function answerTo<T>(
  asked: Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new ProblemError(problemOf(error));
  return data as T;
}
