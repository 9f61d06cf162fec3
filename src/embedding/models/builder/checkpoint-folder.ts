import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, messageOf } from '../../../errors/errors.js';
import { digestFile } from '../file-digest.js';
import { parseBertConfig } from './bert-config.js';
import type { BertConfig } from './bert-config.js';
import { parseLicence } from './model-card.js';
import { Checkpoint } from './safetensors.js';
import { parseSentenceConfig } from './sentence-config.js';
import type { SentenceConfig } from './sentence-config.js';
import type { SourceText } from './source-text.js';
import { checkVocabulary, withoutLengthSettings } from './tokenizer-file.js';

/** The files that are read of a model's folder, as sentence-transformers lays it out. */
const SOURCE_FILES = {
  card: 'README.md',
  config: 'config.json',
  weights: 'model.safetensors',
  limits: 'sentence_bert_config.json',
  pooling: '1_Pooling/config.json',
  tokenizer: 'tokenizer.json',
} as const;

export interface SourceFile {
  /** Path inside the folder, with slashes. */
  readonly name: string;
  readonly sha256: string;
}

/** A published model, read and checked. */
export interface CheckpointFolder {
  readonly config: BertConfig;
  readonly sentence: SentenceConfig;
  /** SPDX identifier. */
  readonly licence: string;
  readonly checkpoint: Checkpoint;
  /** Content of a tokenizer file without settings for a length. */
  readonly tokenizer: string;
  readonly weightsSha256: string;
  readonly files: readonly SourceFile[];
}

/** @throws {UserError} `model.source_missing`, `model.source_invalid` or `model.unsupported`, naming the file. */
export async function readCheckpointFolder(directory: string): Promise<CheckpointFolder> {
  const path = (file: keyof typeof SOURCE_FILES) => join(directory, SOURCE_FILES[file]);
  const text = async (file: keyof typeof SOURCE_FILES): Promise<SourceText> => ({
    text: (await readSource(path(file))).toString('utf8'),
    source: path(file),
  });
  const bert = parseBertConfig(await text('config'));
  const sentence = parseSentenceConfig({ limits: await text('limits'), pooling: await text('pooling') }, bert);
  const tokenizer = await text('tokenizer');
  checkVocabulary(tokenizer, bert.vocabulary);
  const licence = parseLicence(await text('card'));
  const checkpoint = new Checkpoint(await readSource(path('weights')), path('weights'));

  const files: SourceFile[] = [];
  for (const name of Object.values(SOURCE_FILES)) {
    files.push({ name, sha256: (await digestFile(join(directory, name))).sha256 });
  }
  return {
    config: bert,
    sentence,
    licence,
    checkpoint,
    tokenizer: withoutLengthSettings(tokenizer),
    weightsSha256: files.find((file) => file.name === SOURCE_FILES.weights)?.sha256 ?? '',
    files,
  };
}

async function readSource(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError('model.source_missing', `The file ${path} cannot be read: ${messageOf(error)}.`, {
      hint: `Give with --from a folder that has ${Object.values(SOURCE_FILES).join(', ')}.`,
      field: 'from',
      cause: error,
    });
  }
}
