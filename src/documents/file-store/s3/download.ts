import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { UserError, messageOf } from '../../../errors/errors.js';
import { explainFull } from '../../../errors/storage-full.js';
import { corrupt, missing } from '../store-problems.js';
import type { S3Access } from './s3-access.js';
import { isUnreachable, statusOf, unreachable } from './s3-errors.js';

/** The progress of a download. */
interface Download {
  readonly key: string;
  readonly file: FileHandle;
  done: number;
  hash: Hash;
  /** The version of the object that the bytes received so far belong to. */
  etag: string | undefined;
}

/**
 * Downloads one object to a path and verifies its SHA-256. After a dropped connection it continues where it broke off,
 * as often as it makes progress. A file with other bytes is downloaded once more.
 *
 * @throws {UserError} `store.missing`, `store.corrupt` and what `S3Access` throws.
 */
export async function download(
  access: S3Access,
  sha256: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(target, 'wx');
  try {
    for (const attempt of ['first', 'second'] as const) {
      const key = access.key(`${sha256}.pdf`);
      const state: Download = { key, file, done: 0, hash: createHash('sha256'), etag: undefined };
      await receiveAll(access, state, sha256, signal);
      await file.truncate(state.done);
      if (state.hash.digest('hex') === sha256) return;
      if (attempt === 'second') throw corrupt(sha256, access.place);
    }
  } finally {
    await file.close();
  }
}

async function receiveAll(
  access: S3Access,
  state: Download,
  sha256: string,
  signal: AbortSignal,
): Promise<void> {
  let furthest = 0;
  for (let failures = 0; ; failures += 1) {
    try {
      await access.send((client, watched) => receive(client, access, state, sha256, watched), {
        signal,
        progress: () => state.done,
      });
      return;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (state.done > furthest) failures = 0;
      furthest = Math.max(furthest, state.done);
      if (!(await access.pause(failures, signal))) throw error;
    }
  }
}

async function receive(
  client: Parameters<Parameters<S3Access['send']>[0]>[0],
  access: S3Access,
  state: Download,
  sha256: string,
  signal: AbortSignal,
): Promise<void> {
  const resumes = state.done > 0 && state.etag !== undefined;
  const range = resumes ? { Range: `bytes=${state.done}-`, IfMatch: state.etag } : {};
  const request = new GetObjectCommand({ Bucket: access.bucket, Key: state.key, ...range });
  const answer = await client.send(request, { abortSignal: signal }).catch((error: unknown) => {
    if ((error as Error).name === 'NoSuchKey') throw missing(sha256, access.place, error);
    // The object has changed, or ends before this position: start again.
    if (resumes && [412, 416].includes(statusOf(error) ?? 0)) {
      restart(state);
      throw unreachable(access.place, 'the object changed while it was read', error);
    }
    throw error;
  });
  const from = /^bytes (\d+)-/.exec(answer.ContentRange ?? '')?.[1];
  // A server that does not support ranges sends the whole object again.
  if (!resumes || Number(from ?? 0) !== state.done) restart(state);
  state.etag = answer.ETag;
  const end = answer.ContentLength === undefined ? undefined : state.done + answer.ContentLength;
  for await (const piece of answer.Body as AsyncIterable<Uint8Array>) {
    await writeAt(state.file, piece, state.done);
    state.hash.update(piece);
    state.done += piece.byteLength;
  }
  if (end !== undefined && state.done !== end) {
    throw unreachable(access.place, `the file ended after ${state.done} of ${end} bytes`);
  }
}

function restart(state: Download): void {
  state.done = 0;
  state.hash = createHash('sha256');
  state.etag = undefined;
}

/** Errors here come from the disk, not from the store. */
async function writeAt(file: FileHandle, piece: Uint8Array, position: number): Promise<void> {
  try {
    // A write may accept fewer bytes than it was given.
    for (let written = 0; written < piece.byteLength;) {
      const { bytesWritten } = await file.write(
        piece,
        written,
        piece.byteLength - written,
        position + written,
      );
      written += bytesWritten;
    }
  } catch (error) {
    const full = explainFull(error, 'the data folder');
    if (full !== error) throw full;
    throw new UserError(
      'data_folder.not_writable',
      `The data folder cannot be written: ${messageOf(error)}.`,
      { audience: 'operator', field: 'COLOPHON_DATA_DIR', cause: error },
    );
  }
}
