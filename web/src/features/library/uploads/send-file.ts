import { DetailedError, Upload } from 'tus-js-client';
import { currentKey } from '../../../api/key.js';
import { ProblemError, problemIn, problemOf } from '../../../api/problem.js';
import { refused } from '../../../api/refusals.js';

/** A proxy in front of the server may refuse larger requests, and a part that is lost is sent again whole. */
const PART_BYTES = 8 * 1024 * 1024;
/** For a server that is away over night, too: the last one is repeated. Each part that arrives begins them anew. */
const PAUSES_MS = [500, 1000, 2000, 4000, ...Array.from({ length: 10_000 }, () => 5000)];
/** The server is busy, or another request of this upload has not ended yet. */
const PASSING = [409, 423, 429];

export interface SendingNews {
  readonly progress: (bytes: number) => void;
  /** The connection is lost; it is tried again. */
  readonly lost: () => void;
  /** Where the rest can be sent, if this page is closed now. */
  readonly url: (url: string) => void;
}

/**
 * Sends a file by the tus protocol, and goes on after each loss of the connection.
 *
 * @param url   Of an upload that was begun earlier; null: of none.
 * @param pause Stops it; what has arrived stays with the server.
 * @returns The address of the finished upload; null if it was stopped.
 * @throws {ProblemError} What the server refuses.
 */
export function sendFile(
  file: File,
  url: string | null,
  news: SendingNews,
  pause: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: `${location.origin}/v1/uploads`,
      ...(url !== null && { uploadUrl: url }),
      metadata: { filename: file.name },
      chunkSize: PART_BYTES,
      retryDelays: PAUSES_MS,
      // The page itself remembers what it was sending.
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        const key = currentKey();
        if (key !== null) request.setHeader('authorization', `Bearer ${key}`);
      },
      onUploadUrlAvailable: () => news.url(upload.url!),
      onProgress: (sent) => news.progress(sent),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        if (status !== 0 && status < 500 && !PASSING.includes(status)) return false;
        news.lost();
        return true;
      },
      onSuccess: () => resolve(upload.url),
      onError: (error) => reject(asProblem(error)),
    });
    pause.addEventListener('abort', () => {
      void upload.abort().finally(() => resolve(null));
    });
    if (pause.aborted) resolve(null);
    else upload.start();
  });
}

/** Tells the server that the rest of an upload will not come. */
export async function giveUp(url: string): Promise<void> {
  const key = currentKey();
  await Upload.terminate(url, {
    retryDelays: null,
    ...(key !== null && { headers: { authorization: `Bearer ${key}` } }),
  });
}

function asProblem(error: Error): Error {
  if (!(error instanceof DetailedError)) return error;
  const answer = error.originalResponse;
  if (!answer) return new ProblemError(problemOf(new TypeError(error.message)));
  if (answer.getStatus() === 401) refused();
  return new ProblemError(problemIn(answer.getStatus(), answer.getBody()));
}
