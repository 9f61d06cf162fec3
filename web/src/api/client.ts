import createClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { components, paths } from '../../../client/schema.js';
import { currentKey } from './key.js';
import { ProblemError, problemIn } from './problem.js';
import { refused } from './refusals.js';

export type Schemas = components['schemas'];

const withKey: Middleware = {
  onRequest({ request }) {
    const key = currentKey();
    if (key !== null) request.headers.set('authorization', `Bearer ${key}`);
    return request;
  },
  onResponse: ({ response }) => mustBeOk(response),
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
 * @throws {ProblemError} What was answered instead.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const key = currentKey();
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const response = await fetch(path, { ...init, headers });
  await mustBeOk(response);
  return response;
}

/** Bytes, which an element of the page cannot ask for with the key of the person. @throws {ProblemError} */
export async function requestBlob(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await request(path, signal ? { signal } : {})).blob();
}

/** What a request of `client` answered. @throws {ProblemError} What the server answered instead. */
export async function answerTo<T>(asked: Promise<{ readonly data?: T }>): Promise<T> {
  // `client` throws whatever is no answer.
  return (await asked).data as T;
}

async function mustBeOk(response: Response): Promise<void> {
  if (response.ok) return;
  if (response.status === 401) refused();
  throw new ProblemError(problemIn(response.status, await response.text()));
}
