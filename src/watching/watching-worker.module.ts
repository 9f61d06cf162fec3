import { Module } from '@nestjs/common';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { WatchKeeper } from './watch-keeper.js';
import { WatchingModule } from './watching.module.js';

/** Looks at the folders of WATCH_FOLDERS; for roles that work. */
@Module({ imports: [WatchingModule, IngestionModule], providers: [WatchKeeper] })
export class WatchingWorkerModule {}
