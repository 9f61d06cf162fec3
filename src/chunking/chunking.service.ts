import { readFile, stat } from 'node:fs/promises';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { EmbeddingConfig } from '../inference/embedding.config.js';
import type { StageLimitConfig } from '../config/stage-limit.config.js';
import type { PdfConfig } from '../pdf/pdf.config.js';
import type { StructureConfig } from '../structure/structure.config.js';
import { cpuCount } from '../process/cpu-count.js';
import type { ModelCatalog } from '../inference/model-catalog.js';
import { encoderOptionsOf } from '../inference/verified-model.js';
import { modelKeyFor } from '../inference/model-slots.js';
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
import { scalesOf } from './measure.js';
import type { Measure, Scale } from './measure.js';
import { measuresOf } from './thread/model-measures.js';
import { marksOf } from './page-view/page-marks.js';
import type { PageView } from './page-view/page-view.js';
import { Turns } from '../process/turns.js';

// More threads hardly read faster, and each one takes about 70 MB.
const MOST_READER_THREADS = 4;
/** A larger file may take long to read, so other files do not wait for it. */
const LONG_BYTES = 10_000_000;

/** Analyses books with the settings of this installation. It needs no database. */
export class ChunkingService {
  private readonly turns = new Turns();
  /** By the models of all types. */
  private readonly measures = new Map<string, Promise<Readonly<Record<ChunkType, Measure>>>>();

  constructor(
    private readonly pdf: PdfConfig,
    private readonly structureConfig: StructureConfig,
    private readonly stageLimit: StageLimitConfig,
    private readonly embedding: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
  ) {}

  /**
   * Analyses one book after the other, because each one uses all cores. Two books at once would both finish late, and
   * both would be lost with the process. Long books and short books do not wait for each other.
   *
   * @param modelOf The model that will embed the chunks of a type, and so limits them; by default that of the settings.
   * @throws {AnalysisFailed} with the stage and the cause; {UserError} when a model is missing or damaged.
   */
  async analyse(
    path: string,
    request: AnalysisRequest = {},
    hooks: AnalysisHooks = {},
    modelOf: (type: ChunkType) => string = (type) => modelKeyFor(type, this.embedding),
  ): Promise<BookAnalysis> {
    const options = { ...this.optionsOf(path), models: await this.chunkModels(modelOf), ...request };
    return this.inTurn(path, () => analyseBook(options, hooks), hooks.signal);
  }

  /** Does the same up to the contents only, which need no model. */
  async structure(path: string, password?: string, hooks: AnalysisHooks = {}): Promise<StructuredBook> {
    const options = { ...this.optionsOf(path), models: null, password };
    return this.inTurn(path, () => analyseBook(options, hooks), hooks.signal);
  }

  /**
   * How long texts are for the models that embed them, for code that changes single chunks.
   *
   * @param modelOf The model that embeds the chunks of a type.
   * @throws {UserError} when no model can be used.
   */
  async scales(modelOf: (type: ChunkType) => string): Promise<(type: ChunkType) => Scale> {
    const models = await this.chunkModels(modelOf);
    const name = JSON.stringify(models);
    const known = this.measures.get(name) ?? measuresOf(models);
    this.measures.set(name, known);
    // A failure is not kept: the file may have been repaired by the next call.
    known.catch(() => this.measures.delete(name));
    const byType = await known;
    return scalesOf({ ...byType.concept, byType });
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
    // The analysis reports a missing file.
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    const length = bytes > LONG_BYTES ? 'long' : 'short';
    return this.turns.take(length, analyse, signal);
  }

  /**
   * Draws pages of a file and marks on them what the analysis found.
   *
   * @param views Pages from `BookAnalysis.pageViews`.
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
   * The model of each type. When a model cannot be used, the chunks of its type get no vectors. They are cut for the
   * first usable model, so that the rest of the book can still be ingested.
   */
  private async chunkModels(modelOf: (type: ChunkType) => string): Promise<Record<ChunkType, ChunkModel>> {
    const keys = [...new Set(CHUNK_TYPES.map(modelOf))];
    const found = await Promise.allSettled(keys.map((key) => this.chunkModel(key)));
    const usable = new Map(
      found.flatMap((result, i) => (result.status === 'fulfilled' ? [[keys[i]!, result.value]] : [])),
    );
    const [any] = usable.values();
    const [first] = found;
    if (!any) throw first?.status === 'rejected' ? first.reason : new Error('No model is in use.');
    const of = (type: ChunkType) => usable.get(modelOf(type)) ?? any;
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
