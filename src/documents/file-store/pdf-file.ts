import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { UserError } from '../../errors/errors.js';
import { assertFile } from './assert-file.js';

/** A PDF has its mark within the first 1024 bytes: readers tolerate mail or HTTP headers before it. */
const MARK_WINDOW = 1024;

/** A word in the trailer of every encrypted PDF; the trailer itself is never encrypted or compressed. */
const ENCRYPTION_MARK = '/Encrypt';

/** Passes bytes through and hashes them; fails as soon as they cannot be an acceptable PDF. */
export class PdfCheck extends Transform {
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
          fault: 'too_large',
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

  /** Also finds a mark that spans two chunks. */
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
    hint: 'Give a PDF file; convert other formats first.',
  });
}

/** Checks a file that is read in place: it must exist, be a regular file and have the mark of a PDF. */
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
