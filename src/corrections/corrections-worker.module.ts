import { Module } from '@nestjs/common';
import { CorrectionsKeeper } from './corrections-keeper.js';
import { CorrectionsModule } from './corrections.module.js';
import { EmbedCorrectionsJob } from './embed-corrections.job.js';

/** Does the jobs of this room; for roles that work. */
@Module({ imports: [CorrectionsModule], providers: [EmbedCorrectionsJob, CorrectionsKeeper] })
export class CorrectionsWorkerModule {}
