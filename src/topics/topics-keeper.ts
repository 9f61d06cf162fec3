import { Injectable } from '@nestjs/common';
import { messageOf } from '../errors/errors.js';
import { DeadLetterRepository } from '../queue/dead-letter.repository.js';
import { JobKeeper } from '../queue/job-keeper.js';
import { JobQueue } from '../queue/job-queue.js';
import { EMBED_TOPICS } from './jobs.js';
import { TopicEmbedding } from './topic-embedding.js';

/** How soon a change of model is noticed. To look costs one read of all subtopics. */
const LOOK_AGAIN_MS = 30_000;

/** Sees to it that subtopics get vectors: those that wait for them, and those whose vectors are of another model. */
@Injectable()
export class TopicsKeeper extends JobKeeper {
  protected readonly job = EMBED_TOPICS;
  private lookedAt = -Infinity;

  constructor(
    queue: JobQueue,
    letters: DeadLetterRepository,
    private readonly embedding: TopicEmbedding,
  ) {
    super(queue, letters);
  }

  protected override async isWanted(): Promise<boolean> {
    if (performance.now() - this.lookedAt > LOOK_AGAIN_MS) await this.pendOutdated();
    return this.embedding.isPending();
  }

  private async pendOutdated(): Promise<void> {
    this.lookedAt = performance.now();
    try {
      await this.embedding.pendOutdated();
    } catch (error) {
      // A model that cannot be used is reported by what needs it.
      this.logger.warn(`Outdated vectors of subtopics cannot be looked for: ${messageOf(error)}`);
    }
  }
}
