import { readFile } from 'node:fs/promises';
import { Tokenizer as TokenizerLibrary } from '@huggingface/tokenizers';
import { messageOf, UserError } from '../../errors/errors.js';
import { WordCache } from './word-cache.js';

/** The ids of one text as the model takes them. */
export interface TokenizedText {
  /** Special tokens included, at most `maxTokens` long. */
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
 * Takes any string: nothing (no tokens), control characters, lone surrogates, megabytes without a space.
 * Synchronous and not tied to the model's runtime, so that chunking can count with it as well.
 */
export class Tokenizer {
  /**
   * @param idsOf  Gives the ids of a text without special tokens; it may stop at `atMost` of them.
   * @param before Special tokens that the model wants before every text.
   * @param after  The same, after it.
   * @param ignoresWhiteSpace Whether white space is nothing but a boundary between words.
   */
  constructor(
    private readonly idsOf: (text: string, atMost: number) => readonly number[],
    private readonly before: readonly number[],
    private readonly after: readonly number[],
    private readonly maxTokens: number,
    readonly ignoresWhiteSpace: boolean,
  ) {}

  /** @returns How many tokens the whole text has, special tokens not included; 0 for blank text. */
  countTokens(text: string): number {
    return this.idsOf(text, Number.POSITIVE_INFINITY).length;
  }

  /** Gives the ids that fit the model; what does not fit is cut from the end. */
  encode(text: string): TokenizedText {
    const room = this.maxTokens - this.before.length - this.after.length;
    const found = this.idsOf(text, room + 1);
    const truncated = found.length > room;
    const kept = truncated ? found.slice(0, room) : found;
    return { ids: Int32Array.from([...this.before, ...kept, ...this.after]), truncated };
  }
}

/**
 * @param path      Of a Hugging Face `tokenizer.json`; its own truncation and padding settings are not followed.
 * @param maxTokens The model's limit, special tokens included.
 * @throws {UserError} `model.damaged` when the file is missing or no tokenizer can be made of it.
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

/** Characters a token takes on average at the most, outside of runs of one character. */
const CHARACTERS_A_TOKEN = 16;
/** Tokens at the end of a part of a text that the cut may have changed. */
const CHANGED_BY_CUT = 16;

/** Tokenizes no more of a long text than is wanted: a megabyte takes seconds, its first thousand characters do not. */
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
 * Whether the tokens of a text are those of its words put together. True of BERT's scheme, which drops whitespace;
 * not of byte-level schemes, where a space is part of the word that follows.
 */
function splitsAtWhitespace(file: TokenizerFile): boolean {
  return (
    file.normalizer?.type === 'BertNormalizer' &&
    file.pre_tokenizer?.type === 'BertPreTokenizer' &&
    (file.added_tokens ?? []).every((token) => !/\s/.test(token.content))
  );
}

/** What the model wants before and after every text, read off a probe rather than from the file's templates. */
function specialTokens(library: TokenizerLibrary): [before: number[], after: number[]] {
  const probe = 'a';
  const bare: readonly number[] = library.encode(probe, { add_special_tokens: false }).ids;
  const whole: readonly number[] = library.encode(probe, { add_special_tokens: true }).ids;
  const start = whole.findIndex((_, index) => bare.every((id, offset) => whole[index + offset] === id));
  if (bare.length === 0 || start < 0) throw new Error('It does not tokenize a plain letter.');
  return [whole.slice(0, start), whole.slice(start + bare.length)];
}
