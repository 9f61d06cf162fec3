import type { ChunkType } from '../book/chunk-type.js';
import {
  carriedWith,
  embedTextOf,
  embeddedTitles,
  partsOfPrefix,
  pathPrefix,
} from '../chunking/embed-text.js';
import type { Scale } from '../chunking/measure.js';
import { textHash } from '../chunking/text-hash.js';
import { SPECIAL_TOKENS } from '../chunking/token-limits.js';
import type { ChunkText } from '../content/stored-chunk.js';

/** The scale of the model that embeds a type of chunk. */
export type ScaleOf = (type: ChunkType) => Scale;

/**
 * A chunk with everything that follows from its text, its type and its section: the titles that are embedded with it,
 * its hashes and its length. If a longer title leaves too little room, what the text continues is no longer embedded with
 * it, then the title loses words; the text loses nothing.
 *
 * @param path Titles from the top level down to its section.
 */
export function measured<T extends ChunkText>(chunk: T, path: readonly string[], scaleOf: ScaleOf): T {
  const { limits, countTokens, prefixOf } = scaleOf(chunk.type);
  const lengthWith = (prefix: string) => countTokens(embedTextOf(prefix, chunk.text));
  const titles = prefixOf(path);
  const carrying = carriedWith(titles, partsOfPrefix(chunk.embedPrefix).carried);
  let embedPrefix = lengthWith(carrying) > limits.hard ? titles : carrying;
  if (lengthWith(embedPrefix) > limits.hard) {
    embedPrefix = pathPrefix(embeddedTitles(path), Math.max(0, limits.hard - lengthWith('')), countTokens);
  }
  return {
    ...chunk,
    contentHash: textHash(chunk.text),
    embedPrefix,
    embedHash: textHash(embedTextOf(embedPrefix, chunk.text)),
    tokens: lengthWith(embedPrefix) + SPECIAL_TOKENS,
  };
}

/** The longest chunk that the model of a type reads, in tokens, special tokens included. */
export function longest(type: ChunkType, scaleOf: ScaleOf): number {
  return scaleOf(type).limits.hard + SPECIAL_TOKENS;
}
