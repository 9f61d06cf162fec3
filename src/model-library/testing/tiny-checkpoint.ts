import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TINY, randomTensors, safetensorsFile } from '../builder/bert-reference.contract.js';

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789.,;:()'.split('');
const TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...CHARACTERS, ...CHARACTERS.map((c) => `##${c}`)];
export const TINY_CONFIG = { ...TINY, vocabulary: TOKENS.length };

/**
 * Writes a model of 24 dimensions in the layout of sentence-transformers, with random weights and single letters as
 * words.
 */
export async function writeTinyCheckpoint(folder: string): Promise<void> {
  const json = (name: string, content: object) => writeFile(join(folder, name), JSON.stringify(content));
  await mkdir(join(folder, '1_Pooling'), { recursive: true });
  await json('config.json', {
    model_type: 'bert',
    num_hidden_layers: TINY_CONFIG.layers,
    hidden_size: TINY_CONFIG.hidden,
    num_attention_heads: TINY_CONFIG.heads,
    intermediate_size: TINY_CONFIG.intermediate,
    vocab_size: TINY_CONFIG.vocabulary,
    max_position_embeddings: TINY_CONFIG.positions,
    type_vocab_size: TINY_CONFIG.tokenTypes,
    layer_norm_eps: TINY_CONFIG.epsilon,
  });
  await json('sentence_bert_config.json', { max_seq_length: TINY_CONFIG.positions });
  await json('1_Pooling/config.json', { pooling_mode_mean_tokens: true });
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  await json('tokenizer.json', {
    version: '1.0',
    truncation: { max_length: 8, strategy: 'LongestFirst', stride: 0 },
    padding: null,
    added_tokens: [],
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(TOKENS.map((token, id) => [token, id])),
    },
  });
  await writeFile(join(folder, 'README.md'), '---\nlicense: apache-2.0\n---\n');
  await writeFile(join(folder, 'model.safetensors'), safetensorsFile(randomTensors(TINY_CONFIG, 3)));
}
