import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTokenizer } from '../../inference/encoder/tokenizer.js';
import { TINY } from './bert-reference.contract.js';
import { parseBertConfig } from './bert-config.js';
import { parseLicence } from './model-card.js';
import { parseSentenceConfig } from './sentence-config.js';
import { byteLevelTokenizer, checkVocabulary, withoutLengthSettings } from './tokenizer-file.js';

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
    ['another family', { model_type: 'distilbert' }],
    ['another activation', { hidden_act: 'relu' }],
    ['relative positions', { position_embedding_type: 'relative_key' }],
  ])('does not build %s', (_, change) => {
    expect(() => parseBertConfig(source({ ...CONFIG, ...change }))).toThrow(
      expect.objectContaining({ code: 'model.unsupported' }),
    );
  });

  it.each([
    ['a size that is missing', { ...CONFIG, hidden_size: undefined }],
    ['a size that is not a number', { ...CONFIG, vocab_size: '60' }],
    ['a size that the heads do not divide evenly', { ...CONFIG, num_attention_heads: 5 }],
    ['text that is not JSON', 'model_type: bert'],
  ])('refuses %s', (_, content) => {
    expect(() => parseBertConfig(source(content))).toThrow(
      expect.objectContaining({ code: 'model.source_invalid' }),
    );
  });
});

describe('reading config.json of a RoBERTa model', () => {
  const roberta = { ...CONFIG, model_type: 'roberta', max_position_embeddings: 66, pad_token_id: 1 };

  it('starts positions after that of the padding token', () => {
    expect(parseBertConfig(source(roberta))).toMatchObject({
      family: 'roberta',
      firstPosition: 2,
      positions: 64,
    });
  });

  it('recognises gelu by its other names', () => {
    const named = { ...roberta, hidden_act: 'gelu_new' };
    expect(parseBertConfig(source(named))).toMatchObject({ activation: 'gelu_tanh' });
  });
});

describe('reading how sentences are made', () => {
  const read = (modes: object, limit = 32) =>
    parseSentenceConfig(
      {
        limits: source({ max_seq_length: limit }),
        pooling: source({ word_embedding_dimension: 24, ...modes }),
      },
      TINY,
      'some-model',
    );
  const mean = { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false };
  const none = { query: '', passage: '' };

  it('gives the limit of tokens', () => {
    expect(read(mean)).toEqual({ pooling: 'mean', maxTokens: 32, prefixes: none });
  });

  it('supports pooling by the first token', () => {
    expect(read({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }).pooling).toBe('cls');
  });

  it.each([
    { pooling_mode_cls_token: true, pooling_mode_mean_tokens: true },
    { pooling_mode_max_tokens: true },
    {},
  ])('rejects other kinds of pooling: %j', (modes) => {
    expect(() => read(modes)).toThrow(expect.objectContaining({ code: 'model.unsupported' }));
  });

  it.each([
    ['multilingual-e5-small', { query: 'query: ', passage: 'passage: ' }],
    [
      'bge-small-en-v1.5',
      { query: 'Represent this sentence for searching relevant passages: ', passage: '' },
    ],
    [
      'snowflake-arctic-embed-s',
      { query: 'Represent this sentence for searching relevant passages: ', passage: '' },
    ],
    ['all-MiniLM-L12-v2', none],
    ['codebert-base', none],
  ])('knows what %s was trained to see before a text', (name, prefixes) => {
    expect(parseSentenceConfig({}, TINY, name).prefixes).toEqual(prefixes);
  });

  it('prefers prompts in the files over known ones, and those of the user over both', () => {
    const prompts = source({ prompts: { query: 'ask: ', document: 'doc: ' } });
    expect(parseSentenceConfig({ prompts }, TINY, 'e5-small').prefixes).toEqual({
      query: 'ask: ',
      passage: 'doc: ',
    });
    const told = parseSentenceConfig({ prompts }, TINY, 'e5-small', { queryPrefix: '' });
    expect(told.prefixes).toEqual({ query: '', passage: 'doc: ' });
  });

  it('pools by the first token if a RoBERTa model does not say', () => {
    expect(parseSentenceConfig({}, { ...TINY, family: 'roberta' }, 'codebert-base').pooling).toBe('cls');
  });

  it('rejects a limit above the number of positions', () => {
    expect(() => read(mean, 65)).toThrow(/65 tokens are more than the model's 64/);
  });
});

describe('reading the licence', () => {
  it('finds it in the front matter of the card', () => {
    expect(parseLicence(source('---\nlanguage: en\nlicense: apache-2.0\n---\n# Model\n'))).toBe('Apache-2.0');
  });

  it.each([
    ['---\nlicense: mit\n---\n', 'MIT'],
    ['---\nlicense: "other-1.0"\n---\n', 'other-1.0'],
    ['# Model\nlicense: apache-2.0\n', 'unknown'],
    ['---\nlanguage: en\n---\n', 'unknown'],
  ])('does not guess: %j', (card, licence) => {
    expect(parseLicence(source(card))).toBe(licence);
    expect(parseLicence(undefined)).toBe('unknown');
  });
});

describe('the tokenizer file', () => {
  const file = {
    version: '1.0',
    truncation: { max_length: 128 },
    padding: { strategy: { Fixed: 128 } },
    post_processor: { type: 'TemplateProcessing' },
    model: { type: 'WordPiece', vocab: { '[UNK]': 0, a: 1 } },
  };

  it('loses only its settings for a length', () => {
    expect(JSON.parse(withoutLengthSettings(source(file)))).toEqual({
      ...file,
      truncation: null,
      padding: null,
    });
  });

  it('must not have more tokens than the model', () => {
    expect(() => checkVocabulary(source(file), 2)).not.toThrow();
    expect(() => checkVocabulary(source(file), 3)).not.toThrow();
    expect(() => checkVocabulary(source(file), 1)).toThrow(/has 2 tokens, the model has 1/);
  });

  it('must be a tokenizer file', () => {
    expect(() => withoutLengthSettings(source({ model: null }))).toThrow(
      /"model": it must hold a JSON object/,
    );
  });
});

describe('the tokenizer of a RoBERTa model', () => {
  const tokens = ['<s>', '<pad>', '</s>', '<unk>', 'a', 'b', 'Ġ', 'ab', 'Ġa', 'Ġab'];
  const vocabulary = source(Object.fromEntries(tokens.map((token, id) => [token, id])));
  const merges = source('#version: 0.2\na b\nĠ a\nĠ ab\n');

  it('is built from a vocabulary and merges, with spaces as part of words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-bpe-'));
    try {
      const path = join(folder, 'tokenizer.json');
      await writeFile(path, byteLevelTokenizer({ vocabulary, merges }));
      const tokenizer = await loadTokenizer(path, 16);
      expect([...tokenizer.encode('ab ab a b').ids]).toEqual([0, 7, 9, 8, 6, 5, 2]);
      expect(tokenizer.encode('ab '.repeat(100_000)).ids).toHaveLength(16);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is rejected without start and end tokens, and with invalid merges', () => {
    const bare = source({ a: 0 });
    expect(() => byteLevelTokenizer({ vocabulary: bare, merges })).toThrow(/no token <s>/);
    expect(() => byteLevelTokenizer({ vocabulary, merges: source('a b c\n') })).toThrow(/two parts/);
  });
});
