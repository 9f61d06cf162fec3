import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ArchiveOutput } from './archive-output.js';
import { FileOutput } from './file-output.js';
import { BLOCK, paddingOf, tarHeader } from './tar-header.js';

/** The last member: it lists all others, so a file that was cut has none. */
export const MANIFEST = 'manifest.json';

export interface ManifestMember {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, of the content. */
  readonly sha256: string;
}

/**
 * Writes a tar file, whose last member lists the others with their sizes and hashes. Memory does not grow with it.
 */
export class ArchiveWriter {
  private readonly members: ManifestMember[] = [];
  private readonly modified = Math.floor(Date.now() / 1000);

  constructor(private readonly output: ArchiveOutput) {}

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

  /** To be called outside of transactions, see `ArchiveOutput.deliver`. */
  deliver(): Promise<void> {
    return this.output.deliver();
  }

  /** Ends the archive. @param summary Goes into the manifest. @returns Its size in bytes. */
  async finish(summary: object): Promise<number> {
    const manifest = Buffer.from(`${JSON.stringify({ ...summary, members: this.members })}\n`);
    await this.add(MANIFEST, manifest);
    await this.write(Buffer.alloc(2 * BLOCK));
    return this.output.finish();
  }

  private async write(bytes: Buffer): Promise<void> {
    if (bytes.length > 0) await this.output.write(bytes);
  }
}

/** Writes an archive; when the work fails, nothing of it stays. @returns What the work returns. */
export async function writeArchive<T>(
  to: string | ArchiveOutput,
  work: (writer: ArchiveWriter) => Promise<T>,
): Promise<T> {
  const output = typeof to === 'string' ? new FileOutput(to) : to;
  try {
    return await work(new ArchiveWriter(output));
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
