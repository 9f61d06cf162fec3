import { Module } from '@nestjs/common';
import { EmbedTopicsJob } from './embed-topics.job.js';
import { TopicsKeeper } from './topics-keeper.js';
import { TopicsModule } from './topics.module.js';

/** Does the jobs of this room; for roles that work. */
@Module({ imports: [TopicsModule], providers: [EmbedTopicsJob, TopicsKeeper] })
export class TopicsWorkerModule {}
