import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '../documents/documents.module.js';
import { IngestionRunEntity } from './ingestion-run.entity.js';
import { ImportedRuns } from './imported-runs.js';
import { RunControlRepository } from './run-control.repository.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { RunHistoryService } from './run-history.service.js';
import { RunRepository } from './run.repository.js';

/** Stores runs: their states, their owners and their reports. */
@Module({
  imports: [TypeOrmModule.forFeature([IngestionRunEntity]), DocumentsModule],
  providers: [ImportedRuns, RunRepository, RunControlRepository, RunHistoryRepository, RunHistoryService],
  exports: [ImportedRuns, RunRepository, RunControlRepository, RunHistoryRepository, RunHistoryService],
})
export class RunsModule {}
