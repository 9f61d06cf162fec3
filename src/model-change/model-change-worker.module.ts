import { Module } from '@nestjs/common';
import { ChangeKeeper } from './change-keeper.js';
import { ModelChangeModule } from './model-change.module.js';

/** Helps with changes of the model; for roles that work. */
@Module({ imports: [ModelChangeModule], providers: [ChangeKeeper] })
export class ModelChangeWorkerModule {}
