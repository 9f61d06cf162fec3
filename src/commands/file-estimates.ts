import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { AnalysisFailed } from '../chunking/analysis.js';
import type { AnalysisHooks } from '../chunking/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import { assertPdfFile } from '../documents/file-store/pdf-file.js';
import type { EmbeddingEngine } from '../inference/embedding-engine.js';
import { EngineSession } from '../inference/engine-session.js';
import { estimateIngest } from '../ingestion/ingest-estimate.js';
import type { IngestEstimate } from '../ingestion/ingest-estimate.js';
import { Interrupted } from '../ingestion/run-ending.js';

export interface FileEstimate extends IngestEstimate {
  readonly file: string;
}

interface EstimateHooks extends AnalysisHooks {
  readonly password?: string | undefined;
}

type Outcome = { readonly estimate: IngestEstimate } | { readonly error: unknown };

/** Says of files what their ingestion would make and cost. It needs no library. */
@Injectable()
export class FileEstimates {
  constructor(
    private readonly analysis: ChunkingService,
    private readonly engines: EngineSession,
  ) {}

  /** One file after the other; one that fails does not stop the others. */
  async each(
    files: readonly string[],
    hooks: EstimateHooks,
    tell: (file: string, outcome: Outcome) => void,
  ): Promise<void> {
    await this.engines.use(async (engine) => {
      for (const file of files) {
        try {
          tell(file, { estimate: await this.estimate(file, engine, hooks) });
        } catch (error) {
          if (error instanceof Interrupted || hooks.signal?.aborted) throw error;
          tell(file, { error: error instanceof AnalysisFailed ? error.cause : error });
        }
      }
    });
  }

  private async estimate(
    file: string,
    engine: EmbeddingEngine,
    { password, ...hooks }: EstimateHooks,
  ): Promise<IngestEstimate> {
    await assertPdfFile(file);
    const started = performance.now();
    const { pageCount, contents, chunking } = await this.analysis.analyse(file, { password }, hooks);
    const analysed = {
      pages: pageCount,
      sections: contents.sections.length,
      chunks: chunking.chunks,
      milliseconds: performance.now() - started,
      bytes: (await stat(file)).size,
    };
    return estimateIngest(analysed, engine, hooks.signal);
  }
}
