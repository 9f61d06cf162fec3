import { setTimeout as delay } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import type { FileStoreConfig } from '../file-store.config.js';
import { silenceNodeVersionNotice } from '../../../config/client-environment.js';
import { bucketOf } from '../bucket-url.js';
import { patiently } from '../../../transfer/patiently.js';
import { explainS3, isUnreachable } from './s3-errors.js';
import { StallWatch } from '../../../transfer/stall-watch.js';

/** A server that does not accept a connection within this time counts as unreachable. */
const CONNECT_MS = 5_000;
/** Errors are thrown with messages for users; the client would also print its own to the console. */
const SILENT = Object.fromEntries(
  (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => [level, () => undefined]),
) as Record<'trace' | 'debug' | 'info' | 'warn' | 'error', () => undefined>;
/** Pauses before a request is retried: long enough for a server to restart, short enough for a person who waits. */
const PAUSES_MS = [200, 1_000, 3_000] as const;

export interface Sending {
  readonly signal?: AbortSignal;
  /** The number of bytes transferred so far. Without it, the answer must arrive within the limit. */
  readonly progress?: () => number;
}

/**
 * Sends requests to one bucket. Watches them for stalls, explains their errors to users, and retries where that may
 * help.
 */
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
      // Retried here instead, because only this code knows what was already transferred.
      maxAttempts: 1,
      // The SHA-256 verifies every file, and not every server supports the newer checksums.
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

  /** Retries while the store is unreachable. */
  async patiently<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const pauseAfter = (error: unknown, pauseMs: number) => (isUnreachable(error) ? varied(pauseMs) : null);
    return patiently(work, { pausesMs: PAUSES_MS, pauseAfter, signal });
  }

  /** @param attempt From 0. @returns False, immediately, when there were too many attempts. */
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

/** Random, so that clients that were cut off together do not all return at the same moment. */
function varied(pauseMs: number): number {
  return pauseMs * (0.5 + Math.random());
}
