import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { lockLeftovers } from '../database/lock-leftovers.js';
import { fileLeftovers } from '../documents/file-store/leftovers.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { firstOf } from './first-of.js';

/** Files of the data folder that killed processes left. */
@Injectable()
export class Leftovers extends RoomCheck {
  override readonly name = 'leftovers';

  constructor(private readonly storage: StorageConfig) {
    super();
  }

  override async check(): Promise<Health> {
    const paths = await this.find();
    if (paths.length === 0) return { message: 'Killed processes have left no files.' };
    const message = `Killed processes have left ${paths.length} files: ${firstOf(paths)}.`;
    const hint = 'They only take room; nobody needs them.';
    return { message, faults: [{ code: 'doctor.leftover_files', message, hint, mend: 'leftovers' }] };
  }

  async remove(): Promise<void> {
    for (const path of await this.find()) await rm(path, { recursive: true, force: true });
  }

  private async find(): Promise<string[]> {
    const dataDir = resolve(this.storage.dataDir);
    return [...(await fileLeftovers(dataDir)), ...(await lockLeftovers(dataDir))];
  }
}
