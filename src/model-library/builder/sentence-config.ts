import { UserError } from '../../errors/errors.js';
import { JsonRecord } from '../../models/json-record.js';
import type { ModelFamily, Pooling, Prefixes } from '../../models/model-manifest.js';
import type { BertConfig } from './bert-config.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** How token vectors are combined into the vector of a text, and the prefix of the text. */
export interface SentenceConfig {
  readonly pooling: Pooling;
  /** Longest input in tokens, special tokens included. */
  readonly maxTokens: number;
  readonly prefixes: Prefixes;
}

/** Files that sentence-transformers puts beside a checkpoint; all are optional. */
export interface SentenceFiles {
  /** `sentence_bert_config.json` */
  readonly limits?: SourceText;
  /** `1_Pooling/config.json` */
  readonly pooling?: SourceText;
  /** `config_sentence_transformers.json` */
  readonly prompts?: SourceText;
}

/** Values from the user that override the files. */
export interface SentenceOverrides {
  readonly pooling?: Pooling;
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
}

const POOLING_MODE = 'pooling_mode_';
const POOLING_BY_MODE: Readonly<Record<string, Pooling>> = { mean_tokens: 'mean', cls_token: 'cls' };

/**
 * Defaults if no file says otherwise: the mean for BERT encoders, the first token for RoBERTa ones such as CodeBERT.
 */
const POOLING_BY_FAMILY: Readonly<Record<ModelFamily, Pooling>> = { bert: 'mean', roberta: 'cls' };

const RETRIEVAL_QUERY = 'Represent this sentence for searching relevant passages: ';

/** Prefixes from the training of published families, as stated in their cards; found by a part of the model's name. */
const PREFIXES_BY_NAME: readonly (readonly [RegExp, Prefixes])[] = [
  [/(^|-)e5-/, { query: 'query: ', passage: 'passage: ' }],
  [/(^|-)bge-.*-en/, { query: RETRIEVAL_QUERY, passage: '' }],
  [/arctic-embed/, { query: RETRIEVAL_QUERY, passage: '' }],
];
const NO_PREFIXES: Prefixes = { query: '', passage: '' };

/**
 * Reads the sentence settings of a model.
 *
 * @param name Name of the model: identifies its family if the files do not.
 * @throws {UserError} `model.unsupported` for pooling other than mean or first token, `model.source_invalid` for
 *         invalid files.
 */
export function parseSentenceConfig(
  files: SentenceFiles,
  bert: BertConfig,
  name: string,
  overrides: SentenceOverrides = {},
): SentenceConfig {
  const prefixes = files.prompts ? promptsOf(files.prompts) : undefined;
  const { query, passage } = prefixes ?? prefixesByName(name);
  return {
    pooling: overrides.pooling ?? poolingOf(files.pooling) ?? POOLING_BY_FAMILY[bert.family],
    maxTokens: limitOf(files.limits, bert),
    prefixes: { query: overrides.queryPrefix ?? query, passage: overrides.passagePrefix ?? passage },
  };
}

function poolingOf(file: SourceText | undefined): Pooling | undefined {
  if (!file) return undefined;
  const record = JsonRecord.parse(file.text, invalidSource(file.source));
  const flags = record.names.filter((name) => name.startsWith(POOLING_MODE));
  const modes = flags.filter((name) => record.flag(name)).map((name) => name.slice(POOLING_MODE.length));
  const pooling = modes.length === 1 ? POOLING_BY_MODE[modes[0]!] : undefined;
  if (!pooling) {
    throw new UserError(
      'model.unsupported',
      `The model of ${file.source} cannot be built: it pools by ${modes.join(' and ') || 'nothing'}.`,
      { hint: 'Models that take the mean of all tokens, or the first one, can be built.' },
    );
  }
  return pooling;
}

function limitOf(file: SourceText | undefined, bert: BertConfig): number {
  if (!file) return bert.positions;
  const record = JsonRecord.parse(file.text, invalidSource(file.source));
  const maxTokens = record.positiveInteger('max_seq_length');
  if (maxTokens > bert.positions) {
    throw invalidSource(file.source)(`${maxTokens} tokens are more than the model's ${bert.positions}`);
  }
  return maxTokens;
}

/** Undefined if the file has no prompts, as in older versions. */
function promptsOf({ text, source }: SourceText): Prefixes | undefined {
  const record = JsonRecord.parse(text, invalidSource(source));
  if (!record.has('prompts')) return undefined;
  const prompts = record.record('prompts');
  const prompt = (...names: string[]) => {
    const name = names.find((candidate) => prompts.has(candidate));
    return name === undefined ? '' : prompts.textOrEmpty(name);
  };
  const found = { query: prompt('query'), passage: prompt('passage', 'document') };
  return found.query === '' && found.passage === '' ? undefined : found;
}

function prefixesByName(name: string): Prefixes {
  const known = PREFIXES_BY_NAME.find(([pattern]) => pattern.test(name.toLowerCase()));
  return known?.[1] ?? NO_PREFIXES;
}
