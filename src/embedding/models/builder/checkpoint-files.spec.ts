import { TINY } from './bert-reference.contract.js';
import { parseBertConfig } from './bert-config.js';
import { parseLicence } from './model-card.js';
import { parseSentenceConfig } from './sentence-config.js';
import { checkVocabulary, withoutLengthSettings } from './tokenizer-file.js';

const CONFIG = {
  model_type: 'bert',
  num_hidden_layers: 2,
  hidden_size: 24,
  num_attention_heads: 3,
  intermediate_size: 40,
  vocab_size: 60,
  max_position_embeddings: 64,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12,
};

function source(content: unknown): { text: string; source: string } {
  return { text: typeof content === 'string' ? content : JSON.stringify(content), source: 'the file' };
}

describe('reading config.json', () => {
  it('gives the sizes', () => {
    expect(parseBertConfig(source(CONFIG))).toEqual(TINY);
  });

  it.each([
    ['another family', { model_type: 'roberta' }],
    ['another activation', { hidden_act: 'relu' }],
    ['relative positions', { position_embedding_type: 'relative_key' }],
  ])('does not build %s', (_, change) => {
    expect(() => parseBertConfig(source({ ...CONFIG, ...change }))).toThrow(
      expect.objectContaining({ code: 'model.unsupported' }),
    );
  });

  it.each([
    ['a size that is missing', { ...CONFIG, hidden_size: undefined }],
    ['a size that is no number', { ...CONFIG, vocab_size: '60' }],
    ['heads that do not share out', { ...CONFIG, num_attention_heads: 5 }],
    ['something else than JSON', 'model_type: bert'],
  ])('refuses %s', (_, content) => {
    expect(() => parseBertConfig(source(content))).toThrow(
      expect.objectContaining({ code: 'model.source_invalid' }),
    );
  });
});

describe('reading how sentences are made', () => {
  const read = (modes: object, limit = 32) =>
    parseSentenceConfig(
      { limits: source({ max_seq_length: limit }), pooling: source({ word_embedding_dimension: 24, ...modes }) },
      TINY,
    );
  const mean = { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false };

  it('gives the limit of tokens', () => {
    expect(read(mean)).toEqual({ pooling: 'mean', normalised: true, maxTokens: 32 });
  });

  it.each([
    { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
    { pooling_mode_cls_token: true, pooling_mode_mean_tokens: true },
    {},
  ])('does not build another pooling: %j', (modes) => {
    expect(() => read(modes)).toThrow(expect.objectContaining({ code: 'model.unsupported' }));
  });

  it('refuses a limit that the positions do not reach', () => {
    expect(() => read(mean, 65)).toThrow(/65 tokens are more than the model's 64/);
  });
});

describe('reading the licence', () => {
  it('finds it in the front matter of the card', () => {
    expect(parseLicence(source('---\nlanguage: en\nlicense: apache-2.0\n---\n# Model\n'))).toBe('Apache-2.0');
  });

  it.each(['# Model\nlicense: apache-2.0\n', '---\nlanguage: en\n---\n', '---\nlicense: mit\n---\n'])(
    'refuses to guess: %j',
    (card) => {
      expect(() => parseLicence(source(card))).toThrow(expect.objectContaining({ code: 'model.source_invalid' }));
    },
  );
});

describe('the tokenizer file', () => {
  const file = {
    version: '1.0',
    truncation: { max_length: 128 },
    padding: { strategy: { Fixed: 128 } },
    post_processor: { type: 'TemplateProcessing' },
    model: { type: 'WordPiece', vocab: { '[UNK]': 0, a: 1 } },
  };

  it('loses its settings for a length and nothing else', () => {
    expect(JSON.parse(withoutLengthSettings(source(file)))).toEqual({ ...file, truncation: null, padding: null });
  });

  it('must have as many tokens as the model', () => {
    expect(() => checkVocabulary(source(file), 2)).not.toThrow();
    expect(() => checkVocabulary(source(file), 3)).toThrow(/has 2 tokens, the model has 3/);
  });

  it('must be a tokenizer file', () => {
    expect(() => withoutLengthSettings(source({ model: null }))).toThrow(/"model": it must hold a JSON object/);
  });
});
