import type { ChunkType } from '../chunking/chunk.js';
import type { Measure } from '../chunking/measure.js';
import { limitsFor } from '../chunking/token-limits.js';
import { loadTokenizer } from '../embedding/encoder/tokenizer.js';
import type { ChunkModel } from './analysis.js';

/** How one model limits and counts its chunks; the prefix that it wants before every text takes of its room. */
export async function measureOf({ tokenizerPath, maxTokens, prefix }: ChunkModel): Promise<Measure> {
  const tokenizer = await loadTokenizer(tokenizerPath, maxTokens);
  return {
    limits: limitsFor(maxTokens - tokenizer.countTokens(prefix)),
    countTokens: (text) => tokenizer.countTokens(text),
  };
}

/** The measure of each type of chunk by its own model; types of one model share one. */
export async function measuresOf(
  models: Readonly<Record<ChunkType, ChunkModel>>,
): Promise<Record<ChunkType, Measure>> {
  const measures = new Map<string, Promise<Measure>>();
  const of = (model: ChunkModel): Promise<Measure> => {
    const measure = measures.get(model.tokenizerPath) ?? measureOf(model);
    measures.set(model.tokenizerPath, measure);
    return measure;
  };
  const [concept, code, example, exercise, try_it] = await Promise.all(
    [models.concept, models.code, models.example, models.exercise, models.try_it].map(of),
  );
  return { concept: concept!, code: code!, example: example!, exercise: exercise!, try_it: try_it! };
}
