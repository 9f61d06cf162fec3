import { Module } from '@nestjs/common';
import { EmbeddingModule } from './embedding.module.js';
import { SettingsNotice } from './settings-notice.js';
import { VectorIndexKeeper } from './vector-index-keeper.js';

/** Keeps the indexes of vectors; for roles that work. */
@Module({ imports: [EmbeddingModule], providers: [SettingsNotice, VectorIndexKeeper] })
export class EmbeddingWorkerModule {}
