import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

/** A typed client of the API: `GET`, `POST` and so on know every path, parameter and answer. */
export type ColophonClient = ReturnType<typeof createClient<paths>>;

/** @param address Of the server, such as `http://127.0.0.1:3000`. @param key An API key, where the server asks for one. */
export function colophonClient(address: string, key?: string): ColophonClient {
  return createClient<paths>({
    baseUrl: address,
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }),
  });
}
