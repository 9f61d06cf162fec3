import { Module } from '@nestjs/common';
import { EmbeddingEngineModule } from '../embedding/embedding-engine.module.js';
import { AnalysisService } from './analysis.service.js';

/** A file in, contents and chunks out. */
@Module({ imports: [EmbeddingEngineModule], providers: [AnalysisService], exports: [AnalysisService] })
export class AnalysisModule {}
