import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ArchiveOutput } from './archive-output.js';

/**
 * A receiver over the network, which may be slow. What is written waits in a file until it is delivered, so that whoever
 * writes within a transaction keeps nobody waiting for the receiver.
 */
export class SpooledOutput implements ArchiveOutput {
  private bytes = 0;
  private waiting = 0;

  private constructor(
    private readonly path: string,
    private readonly spool: FileHandle,
    private readonly receiver: Writable,
  ) {}

  /** @param path Of the file, which is made here and removed at the end. @param receiver Ended when all is there. */
  static async open(path: string, receiver: Writable): Promise<SpooledOutput> {
    return new SpooledOutput(path, await open(path, 'wx'), receiver);
  }

  async write(bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await this.spool.write(bytes, from, bytes.length - from, this.waiting);
      from += bytesWritten;
      this.waiting += bytesWritten;
    }
  }

  /** @throws an error with the code `ERR_STREAM_PREMATURE_CLOSE` when the receiver has left. */
  async deliver(): Promise<void> {
    if (this.waiting === 0) return;
    const written = createReadStream(this.path, { end: this.waiting - 1 });
    for await (const part of written as AsyncIterable<Buffer>) await this.send(part);
    this.bytes += this.waiting;
    this.waiting = 0;
    await this.spool.truncate();
  }

  async finish(): Promise<number> {
    await this.deliver();
    await this.remove();
    const ended = finished(this.receiver, { readable: false });
    this.receiver.end();
    await ended;
    return this.bytes;
  }

  /** What the receiver has cannot be taken back: it sees an archive that is cut short. */
  async abandon(): Promise<void> {
    await this.remove();
  }

  private async send(part: Buffer): Promise<void> {
    const { receiver } = this;
    if (receiver.destroyed) throw receiverLeft();
    if (receiver.write(part)) return;
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        receiver.off('drain', wake).off('close', wake).off('error', wake);
        if (receiver.destroyed) reject(receiverLeft());
        else resolve();
      };
      receiver.on('drain', wake).on('close', wake).on('error', wake);
    });
  }

  private async remove(): Promise<void> {
    await this.spool.close();
    await rm(this.path, { force: true });
  }
}

/** As Node's own streams say it. */
function receiverLeft(): Error {
  return Object.assign(new Error('The receiver has left.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
