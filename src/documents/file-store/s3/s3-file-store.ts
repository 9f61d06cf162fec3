import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { FileStoreConfig } from '../file-store.config.js';
import { OperationalError, UserError } from '../../../errors/errors.js';
import { FileStore, storedHash } from '../file-store.js';
import type { StoreCheck, StoredFile } from '../file-store.js';
import type { ReceivedFile } from '../incoming-files.js';
import { LocalCopies } from '../local-copies.js';
import { download } from './download.js';
import { S3Access } from './s3-access.js';
import { statusOf } from './s3-errors.js';
import { readBytes, upload, uploadBytes } from './upload.js';

/** One object per file, `SHA256.pdf`, in a bucket of any S3-compatible store; the data folder holds copies. */
export class S3FileStore extends FileStore {
  readonly place: string;
  private readonly access: S3Access;
  private readonly copies: LocalCopies;
  /** Uploads in progress, so that the same bytes are sent once even if they arrive several times at once. */
  private readonly uploads = new Map<string, Promise<void>>();

  constructor(dataDir: string, config: FileStoreConfig) {
    super();
    this.access = new S3Access(config);
    this.place = this.access.place;
    this.copies = new LocalCopies(resolve(dataDir, 'copies'), config.cacheMegabytes * 1024 * 1024);
  }

  async keep(file: ReceivedFile): Promise<void> {
    const { sha256 } = file;
    let sending = this.uploads.get(sha256);
    if (!sending) {
      sending = this.send(file).finally(() => this.uploads.delete(sha256));
      this.uploads.set(sha256, sending);
    }
    await sending;
  }

  withLocalCopy<T>(sha256: string, work: (path: string) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.copies.use(
      sha256,
      (target, wanted) => download(this.access, sha256, target, wanted),
      work,
      signal,
    );
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.lengthOf(sha256)) !== null;
  }

  async remove(sha256: string, signal?: AbortSignal): Promise<void> {
    const object = { Bucket: this.access.bucket, Key: this.keyOf(sha256) };
    await this.access.patiently(
      () =>
        this.access.send(
          (client, watched) => client.send(new DeleteObjectCommand(object), { abortSignal: watched }),
          { signal },
        ),
      signal,
    );
    await this.copies.forget(sha256);
  }

  async list(signal?: AbortSignal): Promise<StoredFile[]> {
    const listed: StoredFile[] = [];
    const prefix = this.access.key('');
    for (let after: string | undefined; ;) {
      const request = new ListObjectsV2Command({
        Bucket: this.access.bucket,
        Prefix: prefix,
        ContinuationToken: after,
      });
      const page = await this.access.patiently(
        () =>
          this.access.send((client, watched) => client.send(request, { abortSignal: watched }), { signal }),
        signal,
      );
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const sha256 = storedHash(Key.slice(prefix.length));
        if (sha256 !== null) listed.push({ sha256, storedAt: LastModified ?? new Date() });
      }
      if (!page.IsTruncated) return listed;
      after = page.NextContinuationToken;
    }
  }

  async check(how: StoreCheck, signal?: AbortSignal): Promise<string> {
    await this.ask(signal);
    if (how === 'reach') return `${this.place} answers.`;
    const key = this.access.key(`.probe-${randomUUID()}`);
    const sent = Buffer.from('probe');
    await uploadBytes(this.access, key, sent, signal);
    try {
      const read = await readBytes(this.access, key, signal);
      if (!sent.equals(read)) {
        throw new UserError('store.corrupt', `${this.place} does not return the bytes that were stored.`, {
          audience: 'operator',
          field: 'FILE_STORE_URL',
          hint: 'Find out what changes files in the store or during the transfer.',
        });
      }
    } finally {
      await this.access.send((client, watched) =>
        client.send(new DeleteObjectCommand({ Bucket: this.access.bucket, Key: key }), {
          abortSignal: watched,
        }),
      );
    }
    return `${this.place} was written, read and cleaned.`;
  }

  override close(): void {
    this.access.close();
  }

  private async send(file: ReceivedFile): Promise<void> {
    if ((await this.lengthBefore(file)) !== file.byteLength) {
      await this.access.patiently(() => upload(this.access, this.keyOf(file.sha256), file));
    }
    await this.copies.add(file.sha256, file.path);
  }

  /**
   * Some keys may write but get 403 when they ask for a missing object: then the upload itself shows whether it works.
   */
  private async lengthBefore({ sha256 }: ReceivedFile): Promise<number | null> {
    try {
      return await this.lengthOf(sha256);
    } catch (error) {
      if (error instanceof OperationalError) throw error;
      return null;
    }
  }

  /** @returns The length of the object in bytes, or null when there is none. */
  private lengthOf(sha256: string): Promise<number | null> {
    const object = { Bucket: this.access.bucket, Key: this.keyOf(sha256) };
    return this.access.patiently(async () => {
      const length = await this.access.send(async (client, signal) => {
        try {
          const { ContentLength } = await client.send(new HeadObjectCommand(object), { abortSignal: signal });
          return ContentLength ?? null;
        } catch (error) {
          if (statusOf(error) === 404) return null;
          throw error;
        }
      });
      // The answer to HEAD has no body, so it does not say whether the object, the bucket or the key is unknown.
      if (length === null) await this.ask();
      return length;
    });
  }

  /** The smallest request whose answer says what is wrong. */
  private async ask(signal?: AbortSignal): Promise<void> {
    const request = new ListObjectsV2Command({
      Bucket: this.access.bucket,
      Prefix: this.access.key(''),
      MaxKeys: 1,
    });
    await this.access.send((client, watched) => client.send(request, { abortSignal: watched }), { signal });
  }

  private keyOf(sha256: string): string {
    return this.access.key(`${sha256}.pdf`);
  }
}
