import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, inject } from 'vitest';
import { silenceNodeVersionNotice } from '../../src/config/client-environment.js';
import type { S3Server } from './s3.js';

/** A bucket for one suite, on the S3 server of this test run. */
export interface TestBucket {
  /** Settings that store files in the folder `library` of the bucket. */
  readonly environment: Readonly<Record<string, string>>;
  /** Local folder whose files are the objects. */
  readonly folder: string;
  /** Names of the objects in the library's folder. */
  objects(): Promise<string[]>;
  remove(): Promise<void>;
}

/** A suite that needs an S3 server. Without one it is skipped, with the reason in its name. */
export function describeOnS3(name: string, suite: () => void): void {
  const missing = inject('s3Missing');
  const reason = missing === null ? '' : ` (${missing})`;
  describe.skipIf(missing !== null)(`${name} on S3${reason}`, suite);
}

/** Call it only if `s3Missing` is null. */
export function s3Server(): S3Server {
  const server = inject('s3Server');
  if (server === null) throw new Error('There is no S3 server in this run.');
  return server;
}

export async function createBucket(): Promise<TestBucket> {
  const { endpoint, accessKeyId, secretAccessKey, folder: root } = s3Server();
  silenceNodeVersionNotice();
  const bucket = `test-${randomUUID()}`;
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  const folder = join(root, bucket, 'library');
  return {
    environment: {
      FILE_STORE_URL: `s3://${bucket}/library`,
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    folder,
    objects: () => readdir(folder).catch(() => []),
    remove: () => rm(join(root, bucket), { recursive: true, force: true }),
  };
}
