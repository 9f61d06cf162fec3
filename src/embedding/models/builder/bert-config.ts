import { UserError } from '../../../errors/errors.js';
import { JsonRecord } from '../json-record.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** The sizes of a BERT encoder, as its `config.json` gives them. */
export interface BertConfig {
  readonly layers: number;
  /** Numbers a token is carried by; also the dimension of the vectors. */
  readonly hidden: number;
  readonly heads: number;
  /** Width of the feed-forward part. */
  readonly intermediate: number;
  /** Tokens of the vocabulary. */
  readonly vocabulary: number;
  /** Longest input the positions are trained for, in tokens. */
  readonly positions: number;
  readonly tokenTypes: number;
  /** Keeps LayerNormalization from dividing by zero. */
  readonly epsilon: number;
}

/**
 * What each must be for the graph of this builder to compute the same as the model. A field that is absent has
 * this value by default (transformers, BertConfig).
 */
const SUPPORTED = {
  hidden_act: 'gelu',
  position_embedding_type: 'absolute',
} as const;

/**
 * @throws {UserError} `model.unsupported` for another kind of model, `model.source_invalid` for a wrong file.
 */
export function parseBertConfig({ text, source }: SourceText): BertConfig {
  const record = JsonRecord.parse(text, invalidSource(source));
  const unsupported = (problem: string) =>
    new UserError('model.unsupported', `The model of ${source} cannot be built: ${problem}.`, {
      hint: 'Models of the type "bert" with gelu and absolute positions can be built.',
    });
  const type = record.text('model_type');
  if (type !== 'bert') throw unsupported(`its type is "${type}"`);
  for (const [name, supported] of Object.entries(SUPPORTED)) {
    if (record.has(name) && record.text(name) !== supported) {
      throw unsupported(`its "${name}" is "${record.text(name)}"`);
    }
  }
  const config: BertConfig = {
    layers: record.positiveInteger('num_hidden_layers'),
    hidden: record.positiveInteger('hidden_size'),
    heads: record.positiveInteger('num_attention_heads'),
    intermediate: record.positiveInteger('intermediate_size'),
    vocabulary: record.positiveInteger('vocab_size'),
    positions: record.positiveInteger('max_position_embeddings'),
    tokenTypes: record.positiveInteger('type_vocab_size'),
    epsilon: record.positiveNumber('layer_norm_eps'),
  };
  if (config.hidden % config.heads !== 0) {
    throw invalidSource(source)(`${config.hidden} numbers cannot be shared among ${config.heads} heads`);
  }
  return config;
}
