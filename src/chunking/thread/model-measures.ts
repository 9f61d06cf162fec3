import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import type { Measure } from '../measure.js';
import { limitsFor } from '../token-limits.js';
import { loadTokenizer } from '../../inference/encoder/tokenizer.js';
import type { Tokenizer } from '../../inference/encoder/tokenizer.js';
import { preparationOf, prepareText } from '../../inference/prepare-text.js';
import type { ChunkModel } from '../analysis.js';

/** The measure of each type of chunk, from its own model. Types with equal limits and counting share one measure. */
export async function measuresOf(
  models: Readonly<Record<ChunkType, ChunkModel>>,
): Promise<Record<ChunkType, Measure>> {
  const tokenizers = new Map<string, Tokenizer>();
  const measures = new Map<string, Measure>();
  const found: [ChunkType, Measure][] = [];
  for (const type of CHUNK_TYPES) {
    const model = models[type];
    const path = model.tokenizerPath;
    const tokenizer = tokenizers.get(path) ?? (await loadTokenizer(path, model.maxTokens));
    tokenizers.set(path, tokenizer);
    const name = tokenizer.ignoresWhiteSpace ? path : `${preparationOf(type)} ${path}`;
    const measure = measures.get(name) ?? measureOf(model, type, tokenizer);
    measures.set(name, measure);
    found.push([type, measure]);
  }
  return Object.fromEntries(found) as Record<ChunkType, Measure>;
}

/** The prefix that a model expects before every text reduces the room for the text. */
function measureOf({ maxTokens, prefix }: ChunkModel, type: ChunkType, tokenizer: Tokenizer): Measure {
  const preparation = preparationOf(type);
  return {
    limits: limitsFor(maxTokens - tokenizer.countTokens(prefix)),
    countTokens: tokenizer.ignoresWhiteSpace
      ? (text) => tokenizer.countTokens(text)
      : (text) => tokenizer.countTokens(prepareText(text, preparation)),
  };
}
