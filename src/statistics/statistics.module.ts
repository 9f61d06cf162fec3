import { Module } from '@nestjs/common';
import { StatisticsService } from './statistics.service.js';

/** Figures of the library. */
@Module({ providers: [StatisticsService], exports: [StatisticsService] })
export class StatisticsModule {}
