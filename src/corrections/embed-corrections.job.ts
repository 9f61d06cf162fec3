import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler.js';
import type { JobContext } from '../queue/job-handler.js';
import type { DataOf } from '../queue/job.js';
import { CorrectedVectors } from './corrected-vectors.js';
import { EMBED_CORRECTIONS } from './jobs.js';

/** Embeds the chunks that wait for it, unless a command has done it meanwhile. */
@Injectable()
export class EmbedCorrectionsJob extends JobHandler<DataOf<typeof EMBED_CORRECTIONS>> {
  readonly job = EMBED_CORRECTIONS;

  constructor(private readonly vectors: CorrectedVectors) {
    super();
  }

  async handle(_data: DataOf<typeof EMBED_CORRECTIONS>, { signal }: JobContext): Promise<void> {
    await this.vectors.makeWanted(signal);
  }
}
