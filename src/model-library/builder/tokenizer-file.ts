import { JsonRecord } from '../../models/json-record.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** A Hugging Face tokenizer file must have these parts; any other may be null. */
const REQUIRED = ['model', 'post_processor'];

/** The parts of a tokenizer without `tokenizer.json`: a byte-level BPE, as in RoBERTa. */
export interface BpeFiles {
  /** `vocab.json`: token -> id. */
  readonly vocabulary: SourceText;
  /** `merges.txt`: two parts per line, most frequent first. */
  readonly merges: SourceText;
}

/**
 * A tokenizer file that keeps all tokens of every text: without settings that truncate or pad it, and without white
 * space between the JSON parts.
 *
 * @throws {UserError} `model.source_invalid` if it is not a tokenizer file.
 */
export function withoutLengthSettings({ text, source }: SourceText): string {
  const record = JsonRecord.parse(text, invalidSource(source));
  for (const name of REQUIRED) record.record(name);
  const tokenizer = JSON.parse(text) as object;
  return JSON.stringify({ ...tokenizer, truncation: null, padding: null });
}

/**
 * Builds the tokenizer file of a RoBERTa model from its vocabulary and merges (tokenizers, ByteLevelBPETokenizer).
 *
 * @throws {UserError} `model.source_invalid` if a file is invalid, or has no start and end tokens.
 */
export function byteLevelTokenizer({ vocabulary, merges }: BpeFiles): string {
  const invalid = invalidSource(vocabulary.source);
  const ids = JsonRecord.parse(vocabulary.text, invalid);
  const special = (token: string) => {
    if (!ids.has(token)) throw invalid(`it has no token ${token}`);
    return [token, ids.natural(token)] as const;
  };
  const lines = merges.text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#version'));
  const pairs = lines.map((line) => line.split(' '));
  if (pairs.some((pair) => pair.length !== 2)) {
    throw invalidSource(merges.source)('a line does not hold two parts');
  }
  const [start, end] = [special('<s>'), special('</s>')];
  const added = ['<s>', '<pad>', '</s>', '<unk>', '<mask>'].filter((token) => ids.has(token)).map(special);
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added.map(([content, id]) => ({
      id,
      content,
      single_word: false,
      lstrip: content === '<mask>',
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: {
      type: 'RobertaProcessing',
      sep: end,
      cls: start,
      trim_offsets: true,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      vocab: JSON.parse(vocabulary.text) as object,
      merges: pairs,
    },
  });
}

/** @throws {UserError} `model.source_invalid` if the vocabulary has more tokens than the model. */
export function checkVocabulary({ text, source }: SourceText, atMost: number): void {
  const invalid = invalidSource(source);
  const found = JsonRecord.parse(text, invalid).record('model').record('vocab').names.length;
  if (found > atMost) throw invalid(`it has ${found} tokens, the model has ${atMost}`);
}
