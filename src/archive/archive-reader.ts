import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { damaged, foreign, incomplete, unsafe } from './archive-faults.js';
import type { ArchiveKind } from './archive-faults.js';
import { BLOCK, isTar, paddingOf, readTarHeader } from './tar-header.js';
import type { TarHeader } from './tar-header.js';

/** Names of our members: no root, no way up, nothing that a file system or a shell could take for something else. */
const NAME = /^(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)\/?$/;
const GZIP = Buffer.from([0x1f, 0x8b]);
const NO_BYTES = Buffer.alloc(0);

/**
 * Reads the members of an archive one after the other. Memory does not grow with the file.
 *
 * @throws {UserError} `archive.*`, which name the file.
 */
export class ArchiveReader {
  private rest: Buffer = NO_BYTES;
  private first = true;

  private constructor(
    private readonly name: string,
    private readonly kind: ArchiveKind,
    private readonly source: Readable,
    private readonly chunks: AsyncIterator<Buffer>,
  ) {}

  /** @param name What errors call the file. */
  static async open(path: string, kind: ArchiveKind, name = path): Promise<ArchiveReader> {
    const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
    if (!(await isCompressed(path))) return new ArchiveReader(name, kind, file, iterate(file));
    const gunzip = createGunzip({ chunkSize: 256 * 1024 });
    // The reader of the output gets every error.
    const source = pipeline(file, gunzip, () => undefined);
    return new ArchiveReader(name, kind, source, iterate(source));
  }

  /** The next member; its content must be read, by `content`, before the one after it. Null at the end. */
  async next(): Promise<TarHeader | null> {
    const block = await this.take(BLOCK);
    const isFirst = this.first;
    this.first = false;
    if (!isFirst && isZero(block)) {
      await this.readEnd();
      return null;
    }
    const header = readTarHeader(block);
    if (!header) {
      if (isFirst && !isTar(block)) throw foreign(this.name, this.kind);
      throw damaged(this.name, this.kind, 'the head of a member was changed');
    }
    if (!NAME.test(header.name)) {
      throw unsafe(this.name, this.kind, `its name is ${JSON.stringify(header.name)}`);
    }
    if (header.kind === 'other') throw unsafe(this.name, this.kind, `${header.name} is not a file`);
    return header;
  }

  /** The content of the member that `next` has returned. */
  async *content({ name, bytes }: TarHeader): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0;) {
      if (this.rest.length === 0) await this.more();
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
    if (!isZero(await this.take(paddingOf(bytes)))) {
      throw damaged(this.name, this.kind, `${name} was changed`);
    }
  }

  /** To be called when not all members are read. */
  close(): void {
    this.source.destroy();
  }

  /** After the mark of the end there are only zeros. */
  private async readEnd(): Promise<void> {
    for (;;) {
      if (!isZero(this.rest)) throw damaged(this.name, this.kind, 'something stands after its end');
      this.rest = NO_BYTES;
      const { value, done } = await this.pull();
      if (done) return;
      this.rest = value;
    }
  }

  private async take(bytes: number): Promise<Buffer> {
    while (this.rest.length < bytes) await this.more();
    const taken = this.rest.subarray(0, bytes);
    this.rest = this.rest.subarray(bytes);
    return taken;
  }

  private async more(): Promise<void> {
    const { value, done } = await this.pull();
    if (done) throw this.first ? foreign(this.name, this.kind) : incomplete(this.name, this.kind);
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
  }

  private async pull(): Promise<IteratorResult<Buffer, undefined>> {
    try {
      return (await this.chunks.next()) as IteratorResult<Buffer, undefined>;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'Z_BUF_ERROR') throw incomplete(this.name, this.kind, error);
      if (code?.startsWith('Z_')) throw damaged(this.name, this.kind, 'it cannot be decompressed', error);
      throw error;
    }
  }
}

function iterate(source: Readable): AsyncIterator<Buffer> {
  return (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
}

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(GZIP.length), position: 0 });
    return bytesRead === GZIP.length && buffer.equals(GZIP);
  } finally {
    await file.close();
  }
}

function isZero(bytes: Buffer): boolean {
  return bytes.equals(Buffer.alloc(bytes.length));
}
