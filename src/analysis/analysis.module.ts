import { Module } from '@nestjs/common';
import { AnalysisService } from './analysis.service.js';

/** A file in, contents and chunks out. */
@Module({ providers: [AnalysisService], exports: [AnalysisService] })
export class AnalysisModule {}
