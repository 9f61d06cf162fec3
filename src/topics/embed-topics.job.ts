import { Injectable, Logger } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import { JobHandler } from '../queue/job-handler.js';
import type { JobContext } from '../queue/job-handler.js';
import type { DataOf } from '../queue/job.js';
import { EMBED_TOPICS } from './jobs.js';
import { TopicEmbedding } from './topic-embedding.js';

/** Makes the vectors of subtopics. A second delivery finds nothing left to do. */
@Injectable()
export class EmbedTopicsJob extends JobHandler<DataOf<typeof EMBED_TOPICS>> {
  readonly job = EMBED_TOPICS;
  private readonly logger = new Logger(EmbedTopicsJob.name);

  constructor(private readonly embedding: TopicEmbedding) {
    super();
  }

  async handle(_data: DataOf<typeof EMBED_TOPICS>, { signal }: JobContext): Promise<void> {
    try {
      await this.embedding.embedAll({ signal });
    } catch (error) {
      // A model that cannot be used: the subtopics are marked as failed and say why. A dead letter would say it again.
      if (!(error instanceof UserError)) throw error;
      this.logger.error(`The subtopics have no vectors: ${error.message}`);
    }
  }
}
