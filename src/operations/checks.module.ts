import { Module } from '@nestjs/common';
import type { FactoryProvider } from '@nestjs/common';
import { DatabaseCheck } from '../database/database-check.js';
import { FileStoreCheck } from '../documents/file-store/file-store-check.js';
import { FileStoreModule } from '../documents/file-store/file-store.module.js';
import { EmbeddingCheck } from '../inference/embedding-check.js';
import { EmbeddingEngineModule } from '../inference/embedding-engine.module.js';
import { ModelCheck } from '../inference/model-check.js';
import type { RoomCheck } from '../process/room-check.js';
import { QueueCheck } from '../queue/queue-check.js';

/** The check of every room that can fail. */
export const ROOM_CHECKS = Symbol('checks of the rooms');

const CHECKS = [ModelCheck, EmbeddingCheck, FileStoreCheck, DatabaseCheck, QueueCheck];

const list: FactoryProvider<readonly RoomCheck[]> = {
  provide: ROOM_CHECKS,
  inject: CHECKS,
  useFactory: (...checks: RoomCheck[]) => checks,
};

/** Checks the database and the queue of the process where it has them, else those that the settings name. */
@Module({ imports: [EmbeddingEngineModule, FileStoreModule], providers: [...CHECKS, list], exports: [list] })
export class ChecksModule {}
