import type { ChunkType } from '../book/chunk-type.js';
import type { TokenCounter, TokenLimits } from './chunk.js';
import { embeddedTitles, pathBudget, pathPrefix } from './embed-text.js';
import type { ContentLimits } from './packing/content-limits.js';
import { SPECIAL_TOKENS, wordByWord } from './token-limits.js';

/** The limits of a model and its way to count tokens. */
export interface Measure {
  /** In tokens of the model that will embed the chunks, including special tokens. */
  readonly limits: TokenLimits;
  readonly countTokens: TokenCounter;
}

export interface ChunkingOptions extends Measure {
  /** For the types of chunks that another model embeds. */
  readonly byType?: Readonly<Partial<Record<ChunkType, Measure>>>;
  /** Chooses the titles that are embedded with a text from its section's path; `embeddedTitles` by default. */
  readonly contextOf?: (path: readonly string[]) => readonly string[];
}

/** What the cutting of sections needs to know about a model. */
export interface Scale {
  /** Without special tokens. */
  readonly limits: ContentLimits;
  readonly countTokens: TokenCounter;
  /** Counts word by word, which is fast and close enough for packing. */
  readonly estimate: TokenCounter;
  /** The titles before each text of a section. */
  readonly prefixOf: (path: readonly string[]) => string;
}

/** The scale of each type of chunk. Types with the same measure share one scale. */
export function scalesOf(options: ChunkingOptions): (type: ChunkType) => Scale {
  const scales = new Map<Measure, Scale>();
  return (type) => {
    const measure = options.byType?.[type] ?? options;
    const scale = scales.get(measure) ?? scaleOf(measure, options.contextOf ?? embeddedTitles);
    scales.set(measure, scale);
    return scale;
  };
}

function scaleOf(
  { limits, countTokens }: Measure,
  contextOf: NonNullable<ChunkingOptions['contextOf']>,
): Scale {
  const content = withoutSpecialTokens(limits);
  return {
    limits: content,
    countTokens,
    estimate: wordByWord(countTokens),
    prefixOf: (path) => pathPrefix(contextOf(path), pathBudget(content.hard), countTokens),
  };
}

/** The room for each text of a section, which is what the titles before the text leave. */
export function roomFor(path: readonly string[], { limits, estimate, prefixOf }: Scale): ContentLimits {
  const hard = Math.max(1, limits.hard - estimate(prefixOf(path)));
  return { ...limits, hard, joined: Math.min(limits.joined, hard), soft: Math.min(limits.soft, hard) };
}

/**
 * Counts a text for one model in the units of another model, by the share of its room that the text takes. So one set of
 * limits can pack pieces for models with different limits and tokenisers.
 */
export function countIn(room: ContentLimits, path: readonly string[], scale: Scale): TokenCounter {
  const rate = room.hard / roomFor(path, scale).hard;
  return (text) => scale.estimate(text) * rate;
}

function withoutSpecialTokens(limits: TokenLimits): ContentLimits {
  return {
    hard: Math.max(1, limits.hard - SPECIAL_TOKENS),
    joined: Math.max(1, limits.joined - SPECIAL_TOKENS),
    soft: Math.max(1, limits.soft - SPECIAL_TOKENS),
    small: Math.max(0, limits.small - SPECIAL_TOKENS),
  };
}
