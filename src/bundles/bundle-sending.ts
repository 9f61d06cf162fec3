import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SpooledOutput } from '../archive/spooled-output.js';
import { IncomingFiles } from '../documents/file-store/incoming-files.js';
import { explainFull } from '../errors/storage-full.js';
import { BundleExport } from './bundle-export.service.js';
import type { ExportedBundle, PreparedExport } from './bundle-export.service.js';

/** Sends bundles over the network. */
@Injectable()
export class BundleSending {
  constructor(
    private readonly exports: BundleExport,
    private readonly files: IncomingFiles,
  ) {}

  /**
   * Sends what was prepared, and ends the receiver. A book waits on the disk until it is taken: a slow receiver keeps no
   * transaction open, and on the embedded database nobody waiting.
   *
   * @throws {OperationalError} `data_folder.full`; the error of the receiver; `signal.reason` when aborted. What the
   *         receiver has is cut short then.
   */
  async send(prepared: PreparedExport, receiver: Writable): Promise<ExportedBundle> {
    const path = await this.files.newPath();
    try {
      return await this.exports.write(prepared, await SpooledOutput.open(path, receiver));
    } catch (error) {
      throw explainFull(error, dirname(path));
    }
  }
}
