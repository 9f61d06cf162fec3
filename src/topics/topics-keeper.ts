import { Injectable } from '@nestjs/common';
import { messageOf } from '../errors/errors.js';
import { DeadLetterRepository } from '../queue/dead-letter.repository.js';
import { JobKeeper } from '../queue/job-keeper.js';
import { JobQueue } from '../queue/job-queue.js';
import { EMBED_TOPICS } from './jobs.js';
import { TopicEmbedding } from './topic-embedding.js';

/** Sees to it that subtopics which wait for vectors get them; at its start also those with vectors of another model. */
@Injectable()
export class TopicsKeeper extends JobKeeper {
  protected readonly job = EMBED_TOPICS;
  private hasLooked = false;

  constructor(
    queue: JobQueue,
    letters: DeadLetterRepository,
    private readonly embedding: TopicEmbedding,
  ) {
    super(queue, letters);
  }

  protected override async isWanted(): Promise<boolean> {
    if (!this.hasLooked) await this.pendOutdated();
    return this.embedding.isPending();
  }

  private async pendOutdated(): Promise<void> {
    this.hasLooked = true;
    try {
      await this.embedding.pendOutdated();
    } catch (error) {
      // A model that cannot be used is reported by what needs it.
      this.logger.warn(`Outdated vectors of subtopics cannot be looked for: ${messageOf(error)}`);
    }
  }
}
