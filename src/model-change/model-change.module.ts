import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentModule } from '../content/content.module.js';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { ChangeComparison } from './change-comparison.js';
import { ChangePartEntity } from './change-part.entity.js';
import { ChangePartRepository } from './change-part.repository.js';
import { ChangeWork } from './change-work.js';
import { ModelChangeEntity } from './model-change.entity.js';
import { ModelChangeRepository } from './model-change.repository.js';
import { ModelChanges } from './model-changes.service.js';
import { ModelNames } from './model-names.js';

/** Changes of the model that searches use, while they go on. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ModelChangeEntity, ChangePartEntity]),
    ContentModule,
    EmbeddingModule,
    EvaluationModule,
  ],
  providers: [
    ModelChangeRepository,
    ChangePartRepository,
    ModelNames,
    ChangeComparison,
    ChangeWork,
    ModelChanges,
  ],
  exports: [ModelChanges],
})
export class ModelChangeModule {}
