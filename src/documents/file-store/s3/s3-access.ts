import { setTimeout as delay } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import type { FileStoreConfig } from '../file-store.config.js';
import { silenceNodeVersionNotice } from '../../../config/client-environment.js';
import { bucketOf } from '../bucket-url.js';
import { patiently } from '../../../transfer/patiently.js';
import { explainS3, isUnreachable } from './s3-errors.js';
import { StallWatch } from '../../../transfer/stall-watch.js';

/** A server that does not even accept a connection in this time is not there. */
const CONNECT_MS = 5_000;
/** What goes wrong is thrown and told in words of the user; the client would also print it, to the console. */
const SILENT = Object.fromEntries(
  (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => [level, () => undefined]),
) as Record<'trace' | 'debug' | 'info' | 'warn' | 'error', () => undefined>;
/** Pauses before a request is sent again: long enough for a restarted server, short enough for a person who waits. */
const PAUSES_MS = [200, 1_000, 3_000] as const;

export interface Sending {
  readonly signal?: AbortSignal;
  /** Bytes that have moved so far; without it an answer must come within the limit. */
  readonly progress?: () => number;
}

/** Requests to one bucket: watched for stalls, with errors in words of the user, and tried again where that may help. */
export class S3Access {
  readonly bucket: string;
  /** The bucket with its folder and, where one is set, its server; without secrets. */
  readonly place: string;
  private readonly prefix: string;
  private readonly client: S3Client;
  private readonly stallMs: number;

  constructor(config: FileStoreConfig) {
    const { bucket, prefix } = bucketOf(config.url);
    this.bucket = bucket;
    this.prefix = prefix === '' ? '' : `${prefix}/`;
    const at = config.endpoint ? ` at ${new URL(config.endpoint).host}` : '';
    this.place = `s3://${bucket}${prefix && `/${prefix}`}${at}`;
    this.stallMs = config.stallSeconds * 1000;
    silenceNodeVersionNotice();
    const { accessKeyId, secretAccessKey } = config;
    this.client = new S3Client({
      region: config.region,
      ...(config.endpoint && { endpoint: config.endpoint }),
      // Servers other than Amazon's seldom have a host name for each bucket.
      forcePathStyle: config.pathStyle === 'auto' ? config.endpoint !== '' : config.pathStyle,
      ...(accessKeyId && { credentials: { accessKeyId, secretAccessKey } }),
      // Tried again here, where it is known what has moved already.
      maxAttempts: 1,
      // The SHA-256 proves every file; not every server knows the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      logger: SILENT,
      requestHandler: { connectionTimeout: CONNECT_MS },
    });
  }

  key(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** One attempt. @throws {UserError} or {OperationalError} `store.…`; the reason of the caller's signal. */
  async send<T>(
    request: (client: S3Client, signal: AbortSignal) => Promise<T>,
    { signal, progress = () => 0 }: Sending = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    const watch = new StallWatch(this.stallMs, progress, signal);
    try {
      return await request(this.client, watch.signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw explainS3(watch.hasStalled ? watch.signal.reason : error, this.place);
    } finally {
      watch.stop();
    }
  }

  /** Several attempts while the store is not reached. */
  async patiently<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const pauseAfter = (error: unknown, pauseMs: number) => (isUnreachable(error) ? varied(pauseMs) : null);
    return patiently(work, { pausesMs: PAUSES_MS, pauseAfter, signal });
  }

  /** @param attempt From 0. @returns False, at once, when it has been tried often enough. */
  async pause(attempt: number, signal?: AbortSignal): Promise<boolean> {
    const pause = PAUSES_MS[attempt];
    if (pause === undefined) return false;
    try {
      await delay(varied(pause), undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
    return true;
  }

  close(): void {
    this.client.destroy();
  }
}

/** Many clients that were cut off together do not come back together. */
function varied(pauseMs: number): number {
  return pauseMs * (0.5 + Math.random());
}
