import { Injectable } from '@nestjs/common';
import { RoomCheck } from '../../process/room-check.js';
import type { CheckDepth, Health } from '../../process/room-check.js';
import { FileStore } from './file-store.js';

/** Reaches the file store; in use, writes a small file, reads it and removes it. */
@Injectable()
export class FileStoreCheck extends RoomCheck {
  override readonly name = 'store';

  constructor(private readonly files: FileStore) {
    super();
  }

  override async check(depth: CheckDepth, late?: AbortSignal): Promise<Health> {
    return { message: await this.files.check(depth === 'use' ? 'write' : 'reach', late) };
  }
}
