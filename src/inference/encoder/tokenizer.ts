import { readFile } from 'node:fs/promises';
import { Tokenizer as TokenizerLibrary } from '@huggingface/tokenizers';
import { messageOf, UserError } from '../../errors/errors.js';
import { WordCache } from './word-cache.js';

/** The ids of one text in the form that the model needs. */
export interface TokenizedText {
  /** At most `maxTokens` ids, including special tokens. */
  readonly ids: Int32Array;
  /** Whether the text had more tokens than fit. */
  readonly truncated: boolean;
}

/** The part of a Hugging Face `tokenizer.json` that decides whether words can be tokenized one by one. */
interface TokenizerFile {
  readonly normalizer?: { readonly type?: string } | null;
  readonly pre_tokenizer?: { readonly type?: string } | null;
  readonly added_tokens?: readonly { readonly content: string }[];
}

/**
 * Turns text into the ids of one model's vocabulary.
 *
 * Accepts any string: an empty one (no tokens), control characters, lone surrogates, megabytes without a space. It is
 * synchronous and does not depend on the model's runtime, so that chunking can use it for counting.
 */
export class Tokenizer {
  /**
   * @param idsOf  Returns the ids of a text without special tokens; it may stop at `atMost` of them.
   * @param before Special tokens that the model needs before every text.
   * @param after  Special tokens that the model needs after every text.
   * @param ignoresWhiteSpace Whether white space only separates words.
   */
  constructor(
    private readonly idsOf: (text: string, atMost: number) => readonly number[],
    private readonly before: readonly number[],
    private readonly after: readonly number[],
    private readonly maxTokens: number,
    readonly ignoresWhiteSpace: boolean,
  ) {}

  /** @returns The number of tokens of the whole text, without special tokens; 0 for blank text. */
  countTokens(text: string): number {
    return this.idsOf(text, Number.POSITIVE_INFINITY).length;
  }

  /** Returns the ids that fit the model. The end of a longer text is cut off. */
  encode(text: string): TokenizedText {
    const room = this.maxTokens - this.before.length - this.after.length;
    const found = this.idsOf(text, room + 1);
    const truncated = found.length > room;
    const kept = truncated ? found.slice(0, room) : found;
    return { ids: Int32Array.from([...this.before, ...kept, ...this.after]), truncated };
  }
}

/**
 * @param path      Path of a Hugging Face `tokenizer.json`. Its own truncation and padding settings are ignored.
 * @param maxTokens The model's limit, including special tokens.
 * @throws {UserError} `model.damaged` when the file is missing or is not a valid tokenizer.
 */
export async function loadTokenizer(path: string, maxTokens: number): Promise<Tokenizer> {
  try {
    return tokenizerOf(JSON.parse(await readFile(path, 'utf8')) as TokenizerFile, maxTokens);
  } catch (cause) {
    throw new UserError('model.damaged', `The tokenizer ${path} cannot be used: ${messageOf(cause)}`, {
      audience: 'operator',
      hint: 'Restore the files of the model as its SOURCE.md tells.',
      cause,
    });
  }
}

function tokenizerOf(file: TokenizerFile, maxTokens: number): Tokenizer {
  const library = new TokenizerLibrary(file, {});
  const idsOf = (text: string): number[] => library.encode(text, { add_special_tokens: false }).ids;
  const [before, after] = specialTokens(library);
  if (!splitsAtWhitespace(file)) {
    return new Tokenizer((text, atMost) => firstIds(idsOf, text, atMost), before, after, maxTokens, false);
  }
  const cache = new WordCache(idsOf);
  return new Tokenizer((text, atMost) => cache.idsOf(text, atMost), before, after, maxTokens, true);
}

/** The highest average number of characters per token, except in runs of one repeated character. */
const CHARACTERS_A_TOKEN = 16;
/** How many tokens at the end of a partial text the cut may have changed. */
const CHANGED_BY_CUT = 16;

/** Tokenizes only as much of a long text as is needed: a megabyte takes seconds, its first thousand characters do not. */
function firstIds(idsOf: (text: string) => number[], text: string, atMost: number): number[] {
  let length = atMost * CHARACTERS_A_TOKEN;
  while (length < text.length) {
    const ids = idsOf(text.slice(0, length));
    if (ids.length >= atMost + CHANGED_BY_CUT) return ids.slice(0, atMost);
    length *= 4;
  }
  return idsOf(text);
}

/**
 * Whether the tokens of a text are the tokens of its words joined together. This is true for BERT's scheme, which drops
 * whitespace. It is false for byte-level schemes, where a space belongs to the following word.
 */
function splitsAtWhitespace(file: TokenizerFile): boolean {
  return (
    file.normalizer?.type === 'BertNormalizer' &&
    file.pre_tokenizer?.type === 'BertPreTokenizer' &&
    (file.added_tokens ?? []).every((token) => !/\s/.test(token.content))
  );
}

/**
 * The special tokens before and after every text. They are read from a tokenized sample, not from the templates in the
 * file.
 */
function specialTokens(library: TokenizerLibrary): [before: number[], after: number[]] {
  const probe = 'a';
  const bare: readonly number[] = library.encode(probe, { add_special_tokens: false }).ids;
  const whole: readonly number[] = library.encode(probe, { add_special_tokens: true }).ids;
  const start = whole.findIndex((_, index) => bare.every((id, offset) => whole[index + offset] === id));
  if (bare.length === 0 || start < 0) throw new Error('It does not tokenize a plain letter.');
  return [whole.slice(0, start), whole.slice(start + bare.length)];
}
