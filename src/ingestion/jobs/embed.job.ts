import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../queue/job-handler.js';
import { JobHandler } from '../../queue/job-handler.js';
import type { JobData } from '../../queue/job.js';
import { PartEmbedding } from '../parts/part-embedding.js';

/** Embeds a part of a run that another process works on. */
@Injectable()
export class EmbedJob extends JobHandler<'embed'> {
  readonly job = 'embed';

  constructor(private readonly parts: PartEmbedding) {
    super();
  }

  async handle({ runId, from }: JobData['embed'], { signal }: JobContext): Promise<void> {
    await this.parts.embedOffered(runId, from, signal);
  }
}
