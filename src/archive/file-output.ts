import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip, constants } from 'node:zlib';
import type { ArchiveOutput } from './archive-output.js';

/** Written by the writer while the disk is at work. */
const WAITING_BYTES = 1024 * 1024;

/** Ends of names of files that are compressed. */
const COMPRESSED = /\.(?:gz|tgz)$/i;

/** A file that has its name only when it is complete. */
export class FileOutput implements ArchiveOutput {
  private readonly out: Writable;
  private readonly ended: Promise<void>;

  /** @param path With a name that ends with `.gz` or `.tgz`, the file is compressed. */
  constructor(private readonly path: string) {
    const file = createWriteStream(this.coming, { flush: true, highWaterMark: WAITING_BYTES });
    if (COMPRESSED.test(path)) {
      const gzip = createGzip({ level: constants.Z_BEST_SPEED });
      this.out = gzip;
      this.ended = pipeline(gzip, file);
    } else {
      this.out = file;
      this.ended = finished(file);
    }
    // Whoever writes gets the error, too.
    this.ended.catch(() => undefined);
  }

  /** The name while it is incomplete. */
  private get coming(): string {
    return `${this.path}.part`;
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.out.destroyed) await this.ended;
    if (this.out.write(bytes)) return;
    await once(this.out, 'drain');
  }

  /** A disk takes everything at once. */
  deliver(): Promise<void> {
    return Promise.resolve();
  }

  async finish(): Promise<number> {
    this.out.end();
    await this.ended;
    const { size } = await stat(this.coming);
    await rename(this.coming, this.path);
    return size;
  }

  async abandon(): Promise<void> {
    this.out.destroy();
    // How it ended says nothing more: whoever gives it up knows why.
    await Promise.allSettled([this.ended]);
    await rm(this.coming, { force: true });
  }
}
