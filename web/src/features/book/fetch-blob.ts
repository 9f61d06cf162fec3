import { request } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import type { Problem } from '../../api/problem.js';

/**
 * Reads bytes with the key of the person, which an element of the page cannot send by itself.
 *
 * @throws {ProblemError} If the API answers with an error.
 */
export async function fetchBlob(path: string, signal?: AbortSignal): Promise<Blob> {
  const response = await request(path, signal ? { signal } : {});
  if (!response.ok) throw new ProblemError((await response.json()) as Problem);
  return response.blob();
}
