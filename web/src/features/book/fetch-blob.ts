import { request } from '../../api/client.js';

/**
 * Reads bytes with the key of the person, which an element of the page cannot send by itself.
 *
 * @throws {ProblemError} If the API answers with an error.
 */
export async function fetchBlob(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await request(path, signal ? { signal } : {})).blob();
}
