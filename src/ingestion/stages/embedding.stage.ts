import { Injectable } from '@nestjs/common';
import { UserError } from '../../errors/errors.js';
import { RunRepository } from '../../runs/run.repository.js';
import { RunEmbedding } from '../parts/run-embedding.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';

/** Gives every chunk a vector, with the help of other workers. */
@Injectable()
export class EmbeddingStage extends RunStage {
  override readonly state = 'embedding';

  constructor(
    private readonly runs: RunRepository,
    private readonly embedding: RunEmbedding,
    private readonly limits: StageLimits,
  ) {
    super();
  }

  override async execute(context: RunContext): Promise<void> {
    const { run, work } = context;
    const started = performance.now();
    let before = 0;
    const embedded = await this.limits.unlessStalled(this.state, (isFurther, stalled) =>
      this.embedding.embed(run, {
        signal: AbortSignal.any([work.signal, stalled]),
        onProgress: (done, total) => {
          if (done !== before) isFurther();
          before = done;
          work.onProgress(this.state, done, total);
        },
      }),
    );
    const { embeddings_generated, embeddings_reused } = embedded.result;
    if (embeddings_generated + embeddings_reused === 0) {
      const cause = embedded.failures[0]?.message ?? 'unknown cause';
      throw new UserError('embedding.none', `No chunk could be embedded: ${cause}`, {
        hint: 'Run `colophon doctor` to check the model.',
      });
    }
    await this.runs.move(run.id, this.state, 'publishing', performance.now() - started);
    context.embedded = embedded;
  }
}
