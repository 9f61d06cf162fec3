import { Injectable } from '@nestjs/common';
import { EmbeddingConfig, PdfConfig, StructureConfig } from '../config/config.js';
import { ModelCatalog, encoderOptionsOf } from '../embedding/model-catalog.js';
import { modelKeys } from '../embedding/model-slots.js';
import { analyseBook } from './analyse-book.js';
import type { AnalysisHooks } from './analyse-book.js';
import type { BookAnalysis, ChunkModel } from './analysis.js';

/** Analyses books with the settings of this installation. Needs no database. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly pdf: PdfConfig,
    private readonly structure: StructureConfig,
    private readonly embedding: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
  ) {}

  /** @throws {AnalysisFailed} with the stage and the cause; a `UserError` when a model is missing or damaged. */
  async analyse(path: string, hooks: AnalysisHooks = {}): Promise<BookAnalysis> {
    const models = await Promise.all(modelKeys(this.embedding).map((key) => this.chunkModel(key)));
    return analyseBook(
      {
        path,
        heapMegabytes: this.pdf.heapMegabytes,
        pageSeconds: this.pdf.pageSeconds,
        withoutContents: this.structure.withoutContents,
        models,
      },
      hooks,
    );
  }

  private async chunkModel(key: string): Promise<ChunkModel> {
    const { tokenizerPath, maxTokens, prefixes } = encoderOptionsOf(await this.catalog.load(key), 'cpu');
    return { tokenizerPath, maxTokens, prefix: prefixes.passage };
  }
}
