import { readFile, stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { EmbeddingConfig, IngestionConfig, PdfConfig, StructureConfig, cpuCount } from '../config/config.js';
import { ModelCatalog, encoderOptionsOf } from '../embedding/model-catalog.js';
import { modelKeys } from '../embedding/model-slots.js';
import { renderPages } from '../pdf/render/render-pages.js';
import type { PagePicture } from '../pdf/render/render-pages.js';
import type { Contents } from '../structure/section.js';
import { analyseBook } from './analyse-book.js';
import type { AnalysisHooks } from './analyse-book.js';
import type { AnalysisRequest, BookAnalysis, ChunkModel } from './analysis.js';
import { marksOf } from './page-marks.js';
import type { PageView } from './page-view.js';
import { Turns } from './turns.js';

// More threads than this read hardly faster, while each takes some 70 MB.
const MOST_READER_THREADS = 4;
/** Above this a file may take long to read, and others do not wait for it. */
const LONG_BYTES = 10_000_000;

/** Analyses books with the settings of this installation. Needs no database. */
@Injectable()
export class AnalysisService {
  private readonly turns = new Turns();

  constructor(
    private readonly pdf: PdfConfig,
    private readonly structure: StructureConfig,
    private readonly ingestion: IngestionConfig,
    private readonly embedding: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
  ) {}

  /**
   * Books are analysed one after the other, as each takes all cores: two at once would both be ready late, and both be
   * lost with the process. Long ones and others do not wait for each other.
   *
   * @throws {AnalysisFailed} with the stage and the cause; a `UserError` when a model is missing or damaged.
   */
  async analyse(
    path: string,
    request: AnalysisRequest = {},
    hooks: AnalysisHooks = {},
  ): Promise<BookAnalysis> {
    const models = await this.chunkModels();
    const { threads } = this.pdf;
    const options = {
      path,
      heapMegabytes: this.pdf.heapMegabytes,
      pageSeconds: this.pdf.pageSeconds,
      bookSeconds: this.pdf.bookSeconds,
      stageSeconds: this.ingestion.stageSeconds,
      threads: threads === 'auto' ? Math.min(cpuCount(), MOST_READER_THREADS) : threads,
      withoutContents: this.structure.withoutContents,
      models,
      ...request,
    };
    // A file that is not there is told by the analysis.
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    const length = bytes > LONG_BYTES ? 'long' : 'short';
    return this.turns.take(length, () => analyseBook(options, hooks), hooks.signal);
  }

  /**
   * Draws pages of a file with what the analysis made of them.
   *
   * @param views Of `BookAnalysis.pageViews`.
   */
  async draw(
    path: string,
    views: readonly PageView[],
    { sections }: Contents,
    options: { readonly password?: string; readonly signal?: AbortSignal } = {},
  ): Promise<PagePicture[]> {
    const { heapMegabytes, pageSeconds } = this.pdf;
    const pages = views.map((view) => ({ page: view.page, marks: marksOf(view, sections) }));
    return renderPages(await readFile(path), pages, { heapMegabytes, pageSeconds, ...options });
  }

  /** Of the models in use those that can be used: the chunks of the others will have no vectors. */
  private async chunkModels(): Promise<ChunkModel[]> {
    const found = await Promise.allSettled(modelKeys(this.embedding).map((key) => this.chunkModel(key)));
    const models = found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const [first] = found;
    if (models.length === 0 && first?.status === 'rejected') throw first.reason;
    return models;
  }

  private async chunkModel(key: string): Promise<ChunkModel> {
    const { tokenizerPath, maxTokens, prefixes } = encoderOptionsOf(await this.catalog.load(key), 'cpu');
    return { tokenizerPath, maxTokens, prefix: prefixes.passage };
  }
}
