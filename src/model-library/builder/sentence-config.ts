import { UserError } from '../../errors/errors.js';
import { JsonRecord } from '../../models/json-record.js';
import type { ModelFamily, Pooling, Prefixes } from '../../models/model-manifest.js';
import type { BertConfig } from './bert-config.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** How token vectors become the vector of a text, and what goes before the text. */
export interface SentenceConfig {
  readonly pooling: Pooling;
  /** Longest input in tokens, special tokens included. */
  readonly maxTokens: number;
  readonly prefixes: Prefixes;
}

/** Files that sentence-transformers puts beside a checkpoint; each may be absent. */
export interface SentenceFiles {
  /** `sentence_bert_config.json` */
  readonly limits?: SourceText;
  /** `1_Pooling/config.json` */
  readonly pooling?: SourceText;
  /** `config_sentence_transformers.json` */
  readonly prompts?: SourceText;
}

/** What the user states instead of the files. */
export interface SentenceOverrides {
  readonly pooling?: Pooling;
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
}

const POOLING_MODE = 'pooling_mode_';
const POOLING_BY_MODE: Readonly<Record<string, Pooling>> = { mean_tokens: 'mean', cls_token: 'cls' };

/** Without any word on it: BERT encoders are pooled by the mean, RoBERTa ones such as CodeBERT by their first token. */
const POOLING_BY_FAMILY: Readonly<Record<ModelFamily, Pooling>> = { bert: 'mean', roberta: 'cls' };

const RETRIEVAL_QUERY = 'Represent this sentence for searching relevant passages: ';

/** What published families were trained with, as their cards state it; by a part of the model's name. */
const PREFIXES_BY_NAME: readonly (readonly [RegExp, Prefixes])[] = [
  [/(^|-)e5-/, { query: 'query: ', passage: 'passage: ' }],
  [/(^|-)bge-.*-en/, { query: RETRIEVAL_QUERY, passage: '' }],
  [/arctic-embed/, { query: RETRIEVAL_QUERY, passage: '' }],
];
const NO_PREFIXES: Prefixes = { query: '', passage: '' };

/**
 * @param name Of the model: tells the family of which files say nothing.
 * @throws {UserError} `model.unsupported` for another pooling than mean or first token, `model.source_invalid` for wrong
 *         files.
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

/** Undefined when the file has no prompts, as those of older versions. */
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
