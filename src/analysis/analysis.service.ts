import { Injectable } from '@nestjs/common';
import { EmbeddingConfig, PdfConfig, StructureConfig } from '../config/config.js';
import { loadModel } from '../embedding/models/model-store.js';
import { DEFAULT_MODEL } from '../embedding/models/model-store.js';
import { analyseBook } from './analyse-book.js';
import type { AnalysisHooks } from './analyse-book.js';
import type { BookAnalysis } from './analysis.js';

/** Analyses books with the settings of this installation. Needs no database. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly pdf: PdfConfig,
    private readonly structure: StructureConfig,
    private readonly embedding: EmbeddingConfig,
  ) {}

  /** @throws {AnalysisFailed} with the stage and the cause; a `UserError` when the model is missing or damaged. */
  async analyse(path: string, hooks: AnalysisHooks = {}): Promise<BookAnalysis> {
    const model = await loadModel(this.embedding.modelsDir || undefined, DEFAULT_MODEL);
    return analyseBook(
      {
        path,
        heapMegabytes: this.pdf.heapMegabytes,
        pageSeconds: this.pdf.pageSeconds,
        withoutContents: this.structure.withoutContents,
        tokenizerPath: model.tokenizerPath,
        maxTokens: model.manifest.maxTokens,
      },
      hooks,
    );
  }
}
