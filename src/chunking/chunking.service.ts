import { readFile, stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { StageLimitConfig } from '../config/stage-limit.config.js';
import { PdfConfig } from '../pdf/pdf.config.js';
import { StructureConfig } from '../structure/structure.config.js';
import { cpuCount } from '../process/cpu-count.js';
import { ModelCatalog, encoderOptionsOf } from '../inference/model-catalog.js';
import { modelKeyFor, modelKeys } from '../inference/model-slots.js';
import { renderPages } from '../pdf/render/render-pages.js';
import type { PagePicture } from '../pdf/render/render-pages.js';
import type { Contents } from '../structure/section.js';
import { analyseBook } from './thread/analyse-book.js';
import type { AnalysisHooks } from './analysis.js';
import type {
  AnalysisOptions,
  AnalysisRequest,
  BookAnalysis,
  ChunkModel,
  StructuredBook,
} from './analysis.js';
import { marksOf } from './page-view/page-marks.js';
import type { PageView } from './page-view/page-view.js';
import { Turns } from './thread/turns.js';

// More threads than this read hardly faster, while each takes some 70 MB.
const MOST_READER_THREADS = 4;
/** Above this a file may take long to read, and others do not wait for it. */
const LONG_BYTES = 10_000_000;

/** Analyses books with the settings of this installation. Needs no database. */
@Injectable()
export class ChunkingService {
  private readonly turns = new Turns();

  constructor(
    private readonly pdf: PdfConfig,
    private readonly structureConfig: StructureConfig,
    private readonly stageLimit: StageLimitConfig,
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
    const options = { ...this.optionsOf(path), models: await this.chunkModels(), ...request };
    return this.inTurn(path, () => analyseBook(options, hooks), hooks.signal);
  }

  /** Same, as far as the contents, for which no model is needed. */
  async structure(path: string, password?: string, hooks: AnalysisHooks = {}): Promise<StructuredBook> {
    const options = { ...this.optionsOf(path), models: null, password };
    return this.inTurn(path, () => analyseBook(options, hooks), hooks.signal);
  }

  private optionsOf(path: string): Omit<AnalysisOptions, 'models'> {
    const { threads } = this.pdf;
    return {
      path,
      heapMegabytes: this.pdf.heapMegabytes,
      pageSeconds: this.pdf.pageSeconds,
      bookSeconds: this.pdf.bookSeconds,
      stageSeconds: this.stageLimit.seconds,
      threads: threads === 'auto' ? Math.min(cpuCount(), MOST_READER_THREADS) : threads,
      withoutContents: this.structureConfig.withoutContents,
    };
  }

  private async inTurn<T>(path: string, analyse: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    // A file that is not there is told by the analysis.
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    const length = bytes > LONG_BYTES ? 'long' : 'short';
    return this.turns.take(length, analyse, signal);
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

  /**
   * The model of each type. Chunks of one that cannot be used will have no vectors: they are cut as for the first that
   * can, so that the rest of the book goes through.
   */
  private async chunkModels(): Promise<Record<ChunkType, ChunkModel>> {
    const keys = modelKeys(this.embedding);
    const found = await Promise.allSettled(keys.map((key) => this.chunkModel(key)));
    const usable = new Map(
      found.flatMap((result, i) => (result.status === 'fulfilled' ? [[keys[i]!, result.value]] : [])),
    );
    const [any] = usable.values();
    const [first] = found;
    if (!any) throw first?.status === 'rejected' ? first.reason : new Error('No model is in use.');
    const of = (type: ChunkType) => usable.get(modelKeyFor(type, this.embedding)) ?? any;
    return {
      concept: of('concept'),
      code: of('code'),
      example: of('example'),
      exercise: of('exercise'),
      try_it: of('try_it'),
    };
  }

  private async chunkModel(key: string): Promise<ChunkModel> {
    const { tokenizerPath, maxTokens, prefixes } = encoderOptionsOf(await this.catalog.load(key), 'cpu');
    return { tokenizerPath, maxTokens, prefix: prefixes.passage };
  }
}
