import { UserError } from '../../errors/errors.js';
import { JsonRecord } from '../../models/json-record.js';
import type { ModelFamily } from '../../models/model-manifest.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** The sizes of a BERT-type encoder, as given in its `config.json`. */
export interface BertConfig {
  readonly family: ModelFamily;
  readonly layers: number;
  /** Length of the vector of one token; also the dimension of the text vectors. */
  readonly hidden: number;
  readonly heads: number;
  /** Width of the feed-forward part. */
  readonly intermediate: number;
  readonly activation: Activation;
  /** Tokens of the vocabulary. */
  readonly vocabulary: number;
  /** Row of the position table for the first token. */
  readonly firstPosition: number;
  /** Longest input for which the positions are trained, in tokens. */
  readonly positions: number;
  readonly tokenTypes: number;
  /** Prevents LayerNormalization from dividing by zero. */
  readonly epsilon: number;
}

/** `gelu` with the error function, `gelu_tanh` with its tanh approximation. */
export type Activation = 'gelu' | 'gelu_tanh';

const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  gelu: 'gelu',
  gelu_new: 'gelu_tanh',
  gelu_pytorch_tanh: 'gelu_tanh',
};

/** RoBERTa starts its positions after the one of its padding token (fairseq, make_positions). */
const FAMILIES: Readonly<Record<string, ModelFamily>> = {
  bert: 'bert',
  roberta: 'roberta',
  'xlm-roberta': 'roberta',
};
const ROBERTA_PADDING = 1;

/**
 * Reads the sizes of an encoder.
 *
 * @throws {UserError} `model.unsupported` for another type of model, `model.source_invalid` for an invalid file.
 */
export function parseBertConfig({ text, source }: SourceText): BertConfig {
  const record = JsonRecord.parse(text, invalidSource(source));
  const unsupported = (problem: string) =>
    new UserError('model.unsupported', `The model of ${source} cannot be built: ${problem}.`, {
      hint: 'Models of the types "bert" and "roberta" with gelu and absolute positions can be built.',
    });
  const type = record.text('model_type');
  const family = FAMILIES[type];
  if (!family) throw unsupported(`its type is "${type}"`);
  const stated = record.has('hidden_act') ? record.text('hidden_act') : 'gelu';
  const activation = ACTIVATIONS[stated];
  if (!activation) throw unsupported(`its "hidden_act" is "${stated}"`);
  const positionType = record.has('position_embedding_type')
    ? record.text('position_embedding_type')
    : 'absolute';
  if (positionType !== 'absolute') throw unsupported(`its "position_embedding_type" is "${positionType}"`);

  const padding = record.has('pad_token_id') ? record.natural('pad_token_id') : ROBERTA_PADDING;
  const firstPosition = family === 'roberta' ? padding + 1 : 0;
  const config: BertConfig = {
    family,
    layers: record.positiveInteger('num_hidden_layers'),
    hidden: record.positiveInteger('hidden_size'),
    heads: record.positiveInteger('num_attention_heads'),
    intermediate: record.positiveInteger('intermediate_size'),
    activation,
    vocabulary: record.positiveInteger('vocab_size'),
    firstPosition,
    positions: record.positiveInteger('max_position_embeddings') - firstPosition,
    tokenTypes: record.positiveInteger('type_vocab_size'),
    epsilon: record.positiveNumber('layer_norm_eps'),
  };
  if (config.positions < 1) throw invalidSource(source)('it has no positions');
  if (config.hidden % config.heads !== 0) {
    throw invalidSource(source)(`${config.hidden} numbers cannot be divided among ${config.heads} heads`);
  }
  return config;
}
