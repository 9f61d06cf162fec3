import type { ChunkType } from '../book/chunk-type.js';
import type { Chunk } from '../chunking/chunk.js';
import type { EmbeddingEngine } from '../inference/embedding-engine.js';
import { countByType } from './make-report.js';

/** What the ingestion of a book would make, and what it would cost on this machine. Nothing was stored. */
export interface IngestEstimate {
  readonly pages: number;
  readonly sections: number;
  readonly chunks: number;
  readonly byType: Readonly<Record<ChunkType, number>>;
  readonly tokens: number;
  readonly seconds: {
    /** Pages, contents and chunks: this was done, and measured. */
    readonly analysis: number;
    /** Of all chunks, by the time of some; 0 if there are none. */
    readonly embedding: number;
  };
  readonly megabytes: {
    readonly file: number;
    /** Chunks, vectors and words, with their indexes. */
    readonly database: number;
  };
}

export interface AnalysedFile {
  readonly pages: number;
  readonly sections: number;
  readonly chunks: readonly Chunk[];
  /** How long the analysis took. */
  readonly milliseconds: number;
  readonly bytes: number;
}

/** So many chunks are embedded to know the speed, spread evenly over the book: about half a second of work. */
const SAMPLE = 48;
/** The first texts of a worker take longer: the model is loaded, and its memory laid out. */
const WARM_UP = 4;
/**
 * What a chunk takes in the database besides the numbers of its vector: row, parts, hashes, posting lists and the indexes
 * of them all. Measured on the library of six manuals, 6223 chunks: 38.9 MB, of which 9.6 MB are numbers.
 */
const BYTES_A_CHUNK = 4700;
const BYTES_A_NUMBER = 4;
const MEGABYTE = 1e6;

/** Estimates by what was read, and by embedding some of the chunks. */
export async function estimateIngest(
  file: AnalysedFile,
  engine: EmbeddingEngine,
  signal?: AbortSignal,
): Promise<IngestEstimate> {
  const { chunks } = file;
  let [milliseconds, numbers] = [0, 0];
  for (const model of engine.models()) {
    const ofModel = chunks.filter(({ type }) => engine.modelFor(type) === model);
    if (ofModel.length === 0) continue;
    const { dimension } = await engine.identity(model);
    numbers += dimension * ofModel.length;
    const sample = spread(ofModel, SAMPLE);
    await embedAll(engine, model, sample.slice(0, WARM_UP), signal);
    const started = performance.now();
    await embedAll(engine, model, sample, signal);
    const perToken = (performance.now() - started) / tokensOf(sample);
    milliseconds += perToken * tokensOf(ofModel);
  }
  return {
    pages: file.pages,
    sections: file.sections,
    chunks: chunks.length,
    byType: countByType(chunks),
    tokens: tokensOf(chunks),
    seconds: { analysis: file.milliseconds / 1000, embedding: milliseconds / 1000 },
    megabytes: {
      file: file.bytes / MEGABYTE,
      database: (BYTES_A_CHUNK * chunks.length + BYTES_A_NUMBER * numbers) / MEGABYTE,
    },
  };
}

async function embedAll(
  engine: EmbeddingEngine,
  model: string,
  chunks: readonly Chunk[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const texts = chunks.map(({ embedText, ordinal }) => ({ key: String(ordinal), text: embedText }));
  // Failed texts take their time, too; the ingestion itself will tell of them.
  for await (const _message of engine.embed(model, texts, { signal })) continue;
}

/** Some at even distances, so that long and short chunks are in it as in the book. */
function spread(chunks: readonly Chunk[], count: number): readonly Chunk[] {
  const step = Math.max(1, chunks.length / count);
  return Array.from({ length: Math.min(count, chunks.length) }, (_, i) => chunks[Math.floor(i * step)]!);
}

function tokensOf(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { tokens }) => sum + tokens, 0);
}
