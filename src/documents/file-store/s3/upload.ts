import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { ReceivedFile } from '../incoming-files.js';
import type { S3Access } from './s3-access.js';

/**
 * Sends a file in a single request. The server accepts all of it or nothing: the SHA-256 is part of the signature.
 *
 * One request can carry 5 GB, more than UPLOAD_MAX_MB allows.
 */
export async function upload(access: S3Access, key: string, file: ReceivedFile): Promise<void> {
  const body = createReadStream(file.path);
  const request = new PutObjectCommand({
    Bucket: access.bucket,
    Key: key,
    Body: body,
    ContentLength: file.byteLength,
    ContentType: 'application/pdf',
  });
  signWith(request, file.sha256);
  try {
    await access.send((client, signal) => client.send(request, { abortSignal: signal }), {
      progress: () => body.bytesRead,
    });
  } finally {
    body.destroy();
  }
}

/** Sends a few bytes. */
export async function uploadBytes(
  access: S3Access,
  key: string,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<void> {
  const request = new PutObjectCommand({ Bucket: access.bucket, Key: key, Body: bytes });
  signWith(request, createHash('sha256').update(bytes).digest('hex'));
  await access.send((client, watched) => client.send(request, { abortSignal: watched }), { signal });
}

/** Reads a few bytes. */
export async function readBytes(access: S3Access, key: string, signal?: AbortSignal): Promise<Uint8Array> {
  return access.send(
    async (client, watched) => {
      const request = new GetObjectCommand({ Bucket: access.bucket, Key: key });
      const { Body } = await client.send(request, { abortSignal: watched });
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    { signal },
  );
}

/** Otherwise a stream would be sent unsigned, and damage during the transfer would be stored. */
function signWith(request: PutObjectCommand, sha256: string): void {
  request.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'signWithKnownDigest' },
  );
}
