import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { StorageConfig } from '../../config/storage.config.js';
import { OperationalError, UserError, messageOf } from '../../errors/errors.js';
import { ownName, removeAbandoned } from '../../process/abandoned-files.js';
import { assertFile } from './assert-file.js';
import { PdfCheck } from './pdf-file.js';
import { explainFull } from '../../errors/storage-full.js';

/** A received file: complete, on disk and hashed, but not yet part of the library. */
export interface ReceivedFile {
  readonly path: string;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
  readonly byteLength: number;
  /** Whether the file mentions encryption. Only opening it shows whether it needs a password. */
  readonly mayBeEncrypted: boolean;
}

/** Receives files into the data folder, whichever store will keep them. */
@Injectable()
export class IncomingFiles implements OnApplicationBootstrap {
  private readonly logger = new Logger(IncomingFiles.name);
  private readonly folder: string;
  private readonly maxBytes: number;
  private cleaned: Promise<void> | null = null;

  constructor(config: StorageConfig) {
    this.folder = resolve(config.dataDir, 'incoming');
    this.maxBytes = config.uploadMaxMegabytes * 1024 * 1024;
  }

  /** Removes what killed uploads left at the start, because it may be what fills the disk. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      if (existsSync(this.folder)) await this.prepare();
    } catch (error) {
      this.logger.warn(`The remains of killed uploads could not be removed: ${messageOf(error)}`);
    }
  }

  /**
   * Streams a file to disk and checks on the way that it is a PDF of an accepted size. Memory does not grow with the
   * file.
   *
   * @throws {UserError} `document.empty`, `document.not_pdf`, `document.too_large`; {OperationalError}
   *         `data_folder.full`. Nothing is left behind.
   */
  async receive(source: Readable, field = 'file'): Promise<ReceivedFile> {
    const check = new PdfCheck(this.maxBytes, field);
    const path = await this.write(source, check);
    const { byteLength, mayBeEncrypted } = check;
    return { path, sha256: check.digest(), byteLength, mayBeEncrypted };
  }

  /**
   * Streams anything to disk. Whoever asks removes it.
   *
   * @param check What the bytes pass through; it fails when they are not acceptable, and nothing is left behind then.
   * @returns The path.
   * @throws {OperationalError} `data_folder.full`; what `source` and `check` fail with.
   */
  async write(source: Readable, check: Transform): Promise<string> {
    const path = await this.newPath();
    // Opened before the first byte: if the stream failed during the opening, the file would be created after its
    // removal.
    const file = await open(path, 'wx').catch((error: unknown) => {
      source.destroy();
      throw explainFull(error, this.folder);
    });
    try {
      // Flushed to disk: the row that will name these bytes survives a power loss, so they must survive it too.
      await pipeline(source, check, file.createWriteStream({ flush: true }));
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw explainFull(error, this.folder);
    }
  }

  /** For a file that is on its way: if this process is killed, the next one removes it. */
  async newPath(): Promise<string> {
    await this.prepare();
    return join(this.folder, ownName());
  }

  /**
   * Like `receive`, from a path that a person typed. @throws {UserError} also `file.missing`, `file.is_folder`,
   * `file.unreadable`.
   */
  async receivePath(path: string): Promise<ReceivedFile> {
    await assertFile(path);
    try {
      return await this.receive(createReadStream(path), path);
    } catch (error) {
      if (error instanceof UserError || error instanceof OperationalError) throw error;
      throw new UserError('file.unreadable', `${path} cannot be read: ${messageOf(error)}.`, {
        field: path,
        cause: error,
      });
    }
  }

  /** Removes a received file that is not wanted, or that the store contains by now. Idempotent. */
  async discard(file: ReceivedFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Creates the folder, even after somebody removed it, and cleans it once. */
  private async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    this.cleaned ??= removeAbandoned(this.folder);
    await this.cleaned;
  }
}
