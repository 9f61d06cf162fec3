import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/config.js';
import { UserError } from '../errors/errors.js';

/** A file on its way in: complete and hashed, not yet part of the library. */
export interface ReceivedFile {
  readonly path: string;
  readonly sha256: string;
  readonly byteLength: number;
  /** Whether the file says anywhere that it is encrypted; only opening it tells whether that asks for a password. */
  readonly mayBeEncrypted: boolean;
}

/** A PDF has its mark somewhere in the first 1024 bytes: mail and HTTP headers before it are tolerated by readers. */
const MARK_WINDOW = 1024;

/** Stands in the trailer of every encrypted PDF, which itself is never encrypted or packed. */
const ENCRYPTION_MARK = '/Encrypt';

/** Keeps the uploaded books, named by their SHA-256, in the data folder. */
@Injectable()
export class FileStore {
  private readonly folder: string;
  private readonly incoming: string;
  private readonly maxBytes: number;

  constructor(config: StorageConfig) {
    this.folder = resolve(config.dataDir, 'books');
    this.incoming = resolve(config.dataDir, 'incoming');
    this.maxBytes = config.uploadMaxMegabytes * 1024 * 1024;
  }

  /**
   * Streams a file to disk, checking that it is a PDF of an accepted size on the way; memory does not grow with it.
   *
   * @throws {UserError} `document.empty`, `document.not_pdf`, `document.too_large`; nothing is left behind.
   */
  async receive(source: Readable, field = 'file'): Promise<ReceivedFile> {
    await mkdir(this.incoming, { recursive: true });
    const path = join(this.incoming, randomUUID());
    const check = new PdfCheck(this.maxBytes, field);
    // Opened before the first byte: a stream that fails while it still opens would create the file after its removal.
    const file = await open(path, 'wx');
    try {
      await pipeline(source, check, file.createWriteStream());
      return {
        path,
        sha256: check.digest(),
        byteLength: check.byteLength,
        mayBeEncrypted: check.mayBeEncrypted,
      };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Same, from a path that a person typed. @throws {UserError} also `file.missing`, `file.is_folder`, `file.unreadable`. */
  async receivePath(path: string): Promise<ReceivedFile> {
    await assertFile(path);
    try {
      return await this.receive(createReadStream(path), path);
    } catch (error) {
      if (error instanceof UserError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError('file.unreadable', `${path} cannot be read: ${reason}.`, {
        field: path,
        cause: error,
      });
    }
  }

  /** Makes a received file part of the store. Idempotent: the same bytes have the same place. */
  async keep(file: ReceivedFile): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await rename(file.path, this.pathOf(file.sha256));
  }

  /** Forgets a received file that turned out to be unwanted. */
  async discard(file: ReceivedFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  pathOf(sha256: string): string {
    return join(this.folder, `${sha256}.pdf`);
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }
}

/** Passes bytes through while hashing them; fails as soon as they cannot be an acceptable PDF. */
class PdfCheck extends Transform {
  byteLength = 0;
  mayBeEncrypted = false;
  private tail = Buffer.alloc(0);
  private readonly hash = createHash('sha256');
  private head = Buffer.alloc(0);
  private marked = false;

  constructor(
    private readonly maxBytes: number,
    private readonly field: string,
  ) {
    super();
  }

  override _transform(data: Buffer, _encoding: string, done: (error: Error | null, data?: Buffer) => void) {
    this.byteLength += data.length;
    if (this.byteLength > this.maxBytes) {
      const megabytes = Math.floor(this.maxBytes / 1024 / 1024);
      done(
        new UserError('document.too_large', `The file is larger than ${megabytes} MB.`, {
          field: this.field,
          hint: 'Raise UPLOAD_MAX_MB to accept it.',
        }),
      );
      return;
    }
    if (!this.marked) {
      this.head = Buffer.concat([this.head, data]).subarray(0, MARK_WINDOW);
      this.marked = this.head.includes('%PDF-');
      if (!this.marked && this.head.length >= MARK_WINDOW) {
        done(notPdf(this.field));
        return;
      }
    }
    this.hash.update(data);
    this.lookForEncryption(data);
    done(null, data);
  }

  override _flush(done: (error?: Error | null) => void) {
    if (this.byteLength === 0) {
      done(new UserError('document.empty', 'The file is empty.', { field: this.field }));
    } else {
      done(this.marked ? null : notPdf(this.field));
    }
  }

  /** Also finds a mark that lies across two pieces. */
  private lookForEncryption(data: Buffer): void {
    if (this.mayBeEncrypted) return;
    const seam = Buffer.concat([this.tail, data.subarray(0, ENCRYPTION_MARK.length)]);
    this.mayBeEncrypted = seam.includes(ENCRYPTION_MARK) || data.includes(ENCRYPTION_MARK);
    this.tail = Buffer.concat([this.tail, data.subarray(-ENCRYPTION_MARK.length)]).subarray(
      -ENCRYPTION_MARK.length,
    );
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

function notPdf(field: string): UserError {
  return new UserError('document.not_pdf', 'The file is not a PDF: it lacks the mark %PDF- at its start.', {
    field,
    hint: 'Give a PDF file; other formats have to be converted first.',
  });
}

async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw new UserError('file.missing', `There is no file ${path}.`, { field: path, cause: error });
    }
    throw new UserError('file.unreadable', `${path} cannot be read: ${error.message}.`, {
      field: path,
      cause: error,
    });
  });
  if (found.isDirectory()) {
    throw new UserError('file.is_folder', `${path} is a folder, not a PDF file.`, {
      field: path,
      hint: `Name the files, for example ${join(path, '*.pdf')}.`,
    });
  }
}

/** Checks a file that is read in place: that it is there, is a file and has the mark of a PDF. */
export async function assertPdfFile(path: string): Promise<void> {
  await assertFile(path);
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError('file.unreadable', `${path} cannot be read: ${error.message}.`, {
      field: path,
      cause: error,
    });
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MARK_WINDOW), 0, MARK_WINDOW, 0);
    if (bytesRead === 0) throw new UserError('document.empty', 'The file is empty.', { field: path });
    if (!buffer.subarray(0, bytesRead).includes('%PDF-')) throw notPdf(path);
  } finally {
    await handle.close();
  }
}
