import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip, constants } from 'node:zlib';
import { BLOCK, paddingOf, tarHeader } from './tar-header.js';

/** The last member: it lists all others, so a file that was cut has none. */
export const MANIFEST = 'manifest.json';

export interface ManifestMember {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, of the content. */
  readonly sha256: string;
}

/** Written by the writer while the disk is at work. */
const WAITING_BYTES = 1024 * 1024;

/** Ends of names of files that are compressed. */
const COMPRESSED = /\.(?:gz|tgz)$/i;

/**
 * Writes a tar file, whose last member lists the others with their sizes and hashes. The file has its name only when it
 * is complete; memory does not grow with it.
 */
export class ArchiveWriter {
  private readonly members: ManifestMember[] = [];
  private readonly modified = Math.floor(Date.now() / 1000);
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

  async add(name: string, content: Buffer): Promise<void> {
    await this.write(tarHeader({ name, kind: 'file', bytes: content.length }, this.modified));
    await this.write(content);
    await this.write(Buffer.alloc(paddingOf(content.length)));
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.members.push({ name, bytes: content.length, sha256 });
  }

  addJson(name: string, value: unknown): Promise<void> {
    return this.add(name, Buffer.from(`${JSON.stringify(value)}\n`));
  }

  /** Adds a file that nobody changes meanwhile. */
  async addFile(name: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.write(tarHeader({ name, kind: 'file', bytes: size }, this.modified));
    const hash = createHash('sha256');
    let written = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      written += chunk.length;
      await this.write(chunk);
    }
    if (written !== size) throw new Error(`${path} was changed while it was read.`);
    await this.write(Buffer.alloc(paddingOf(size)));
    this.members.push({ name, bytes: size, sha256: hash.digest('hex') });
  }

  /** Adds an empty folder. @param name Without a slash at its end. */
  async addFolder(name: string): Promise<void> {
    await this.write(tarHeader({ name: `${name}/`, kind: 'folder', bytes: 0 }, this.modified));
  }

  /** Ends the file and gives it its name. @param summary Goes into the manifest. @returns Its size in bytes. */
  async finish(summary: object): Promise<number> {
    const manifest = Buffer.from(`${JSON.stringify({ ...summary, members: this.members })}\n`);
    await this.add(MANIFEST, manifest);
    await this.write(Buffer.alloc(2 * BLOCK));
    this.out.end();
    await this.ended;
    const { size } = await stat(this.coming);
    await rename(this.coming, this.path);
    return size;
  }

  /** Removes what is written so far. */
  async abandon(): Promise<void> {
    this.out.destroy();
    // How it ended says nothing more: whoever gives it up knows why.
    await Promise.allSettled([this.ended]);
    await rm(this.coming, { force: true });
  }

  private async write(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    if (this.out.destroyed) await this.ended;
    if (this.out.write(bytes)) return;
    await once(this.out, 'drain');
  }
}

/** Writes an archive; when the work fails, nothing of it stays. @returns What the work returns. */
export async function writeArchive<T>(path: string, work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
  const writer = new ArchiveWriter(path);
  try {
    return await work(writer);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
