import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { IncomingFiles } from '../documents/file-store/incoming-files.js';
import { UserError } from '../errors/errors.js';
import { tooLarge } from './bundle-problems.js';

/** Receives bundles over the network. */
@Injectable()
export class IncomingBundles {
  private readonly maxMegabytes: number;

  constructor(
    storage: StorageConfig,
    private readonly incoming: IncomingFiles,
  ) {
    this.maxMegabytes = storage.uploadMaxMegabytes;
  }

  /**
   * Streams a bundle to disk, where it lies as long as the work with it takes.
   *
   * @param field What errors call it.
   * @throws {UserError} `bundle.too_large`, `request.invalid` without a byte; {OperationalError} `data_folder.full`.
   */
  async with<T>(source: Readable, field: string, work: (path: string) => Promise<T>): Promise<T> {
    const path = await this.incoming.write(source, new SizeCheck(this.maxMegabytes, field));
    try {
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** Passes bytes through, as many as are accepted. */
class SizeCheck extends Transform {
  private bytes = 0;

  constructor(
    private readonly maxMegabytes: number,
    private readonly field: string,
  ) {
    super();
  }

  override _transform(data: Buffer, _: string, done: (error: Error | null, data?: Buffer) => void): void {
    this.bytes += data.length;
    if (this.bytes > this.maxMegabytes * 1024 * 1024) done(tooLarge(this.maxMegabytes, this.field));
    else done(null, data);
  }

  override _flush(done: (error?: Error | null) => void): void {
    if (this.bytes > 0) return done();
    const hint = 'Send the bytes of a file that `colophon export` or GET /v1/bundle has written.';
    done(new UserError('request.invalid', 'The request has no bundle.', { field: this.field, hint }));
  }
}
