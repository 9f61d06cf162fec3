import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../queue/job-handler.js';
import { JobHandler } from '../../queue/job-handler.js';
import type { DataOf } from '../../queue/job.js';
import { PartEmbedding } from '../parts/part-embedding.js';
import { EMBED } from './jobs.js';

/** Embeds a part of a run that another process works on. */
@Injectable()
export class EmbedJob extends JobHandler<DataOf<typeof EMBED>> {
  readonly job = EMBED;

  constructor(private readonly parts: PartEmbedding) {
    super();
  }

  async handle({ runId, from }: DataOf<typeof EMBED>, { signal }: JobContext): Promise<void> {
    await this.parts.embedOffered(runId, from, signal);
  }
}
