import type { TokenCounter } from '../chunking/chunk.js';
import { loadTokenizer } from '../embedding/encoder/tokenizer.js';
import type { ChunkModel } from './analysis.js';

/**
 * One limit and one way of counting under which a chunk fits every model, whatever type it turns out to be: the
 * smallest limit, and of each text the most tokens that any of the models makes of it.
 */
export async function strictest(
  models: readonly ChunkModel[],
): Promise<{ readonly maxTokens: number; readonly countTokens: TokenCounter }> {
  const tokenizers = await Promise.all(
    models.map(({ tokenizerPath, maxTokens }) => loadTokenizer(tokenizerPath, maxTokens)),
  );
  const limits = models.map(
    ({ maxTokens, prefix }, index) => maxTokens - tokenizers[index]!.countTokens(prefix),
  );
  return {
    maxTokens: Math.min(...limits),
    countTokens: (text) => Math.max(...tokenizers.map((tokenizer) => tokenizer.countTokens(text))),
  };
}
