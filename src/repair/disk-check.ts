import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';

const GIGABYTE = 1024 ** 3;
/** An upload, its copy, the rows of a book and the log of the database together need less. */
const LEAST_BYTES = GIGABYTE;
/** File systems become slow and broken up when less is free. */
const LEAST_SHARE = 0.05;

/** Looks how much room the disk of the data folder has left. */
@Injectable()
export class DiskCheck extends RoomCheck {
  override readonly name = 'disk';

  constructor(private readonly storage: StorageConfig) {
    super();
  }

  override async check(): Promise<Health> {
    const folder = nearestFolder(resolve(this.storage.dataDir));
    const { bavail, blocks, bsize } = await statfs(folder);
    const [free, size] = [bavail * bsize, blocks * bsize];
    // Some file systems have no size of their own.
    const share = size > 0 ? free / size : 1;
    const message = `${gigabytes(free)} GB of ${gigabytes(size)} GB (${Math.floor(share * 100)} %) are free on the disk of ${folder}.`;
    if (free >= LEAST_BYTES && share >= LEAST_SHARE) return { message };
    const hint = 'Free some space, or move the data folder to a larger disk and set COLOPHON_DATA_DIR to it.';
    return { message, faults: [{ code: 'doctor.disk_low', message: `Only ${message}`, hint }] };
  }
}

function gigabytes(bytes: number): string {
  return (bytes / GIGABYTE).toFixed(1);
}

/** The data folder may not be there yet. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}
