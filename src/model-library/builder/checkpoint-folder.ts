import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';
import { digestFile } from '../../transfer/file-digest.js';
import { parseBertConfig } from './bert-config.js';
import type { BertConfig } from './bert-config.js';
import { parseLicence } from './model-card.js';
import { Checkpoint } from './safetensors.js';
import { parseSentenceConfig } from './sentence-config.js';
import type { SentenceConfig, SentenceOverrides } from './sentence-config.js';
import type { SourceText } from './source-text.js';
import { byteLevelTokenizer, checkVocabulary, withoutLengthSettings } from './tokenizer-file.js';

/** The files that are read from a model's folder, in the layout of sentence-transformers. */
const SOURCE_FILES = {
  card: 'README.md',
  config: 'config.json',
  weights: 'model.safetensors',
  limits: 'sentence_bert_config.json',
  pooling: '1_Pooling/config.json',
  prompts: 'config_sentence_transformers.json',
  tokenizer: 'tokenizer.json',
  vocabulary: 'vocab.json',
  merges: 'merges.txt',
} as const;

type SourceName = keyof typeof SOURCE_FILES;

export interface SourceFile {
  /** Path inside the folder, with slashes. */
  readonly name: string;
  readonly sha256: string;
}

/** A published model, read and checked. */
export interface CheckpointFolder {
  readonly config: BertConfig;
  readonly sentence: SentenceConfig;
  /** SPDX identifier, or `unknown`. */
  readonly licence: string;
  readonly checkpoint: Checkpoint;
  /** Content of a tokenizer file without length settings. */
  readonly tokenizer: string;
  readonly weightsSha256: string;
  /** The files that were read. */
  readonly files: readonly SourceFile[];
}

/**
 * Reads and checks the folder of a published model.
 *
 * @param name Name of the model, used for facts that are missing from the files.
 * @throws {UserError} `model.source_missing`, `model.source_invalid` or `model.unsupported`, naming the file.
 */
export async function readCheckpointFolder(
  directory: string,
  name: string,
  overrides: SentenceOverrides = {},
): Promise<CheckpointFolder> {
  const folder = new SourceFolder(directory);
  const bert = parseBertConfig(await folder.text('config'));
  const sentence = parseSentenceConfig(
    {
      limits: await folder.optional('limits'),
      pooling: await folder.optional('pooling'),
      prompts: await folder.optional('prompts'),
    },
    bert,
    name,
    overrides,
  );
  const tokenizer = await readTokenizer(folder, bert);
  const licence = parseLicence(await folder.optional('card'));
  const checkpoint = new Checkpoint(await folder.bytes('weights'), folder.path('weights'));
  const files = await folder.digests();
  const weights = files.find((file) => file.name === SOURCE_FILES.weights);
  return {
    config: bert,
    sentence,
    licence,
    checkpoint,
    tokenizer,
    weightsSha256: weights?.sha256 ?? '',
    files,
  };
}

async function readTokenizer(folder: SourceFolder, bert: BertConfig): Promise<string> {
  const whole = await folder.optional('tokenizer');
  if (!whole && bert.family === 'roberta') {
    const [vocabulary, merges] = [await folder.text('vocabulary'), await folder.text('merges')];
    const text = byteLevelTokenizer({ vocabulary, merges });
    checkVocabulary({ text, source: vocabulary.source }, bert.vocabulary);
    return text;
  }
  const file = whole ?? (await folder.text('tokenizer'));
  checkVocabulary(file, bert.vocabulary);
  return withoutLengthSettings(file);
}

/** Records which files were read from a folder. */
class SourceFolder {
  private readonly read = new Set<SourceName>();

  constructor(private readonly directory: string) {}

  path(name: SourceName): string {
    return join(this.directory, SOURCE_FILES[name]);
  }

  async text(name: SourceName): Promise<SourceText> {
    return { text: (await this.bytes(name)).toString('utf8'), source: this.path(name) };
  }

  async optional(name: SourceName): Promise<SourceText | undefined> {
    return existsSync(this.path(name)) ? this.text(name) : undefined;
  }

  async bytes(name: SourceName): Promise<Buffer> {
    try {
      // Reading a pipe without a writer would never end.
      if (!(await stat(this.path(name))).isFile()) throw new Error('it is not a regular file');
      const bytes = await readFile(this.path(name));
      this.read.add(name);
      return bytes;
    } catch (cause) {
      throw new UserError(
        'model.source_missing',
        `The file ${this.path(name)} cannot be read: ${messageOf(cause)}.`,
        {
          hint:
            `Give a folder that has ${SOURCE_FILES.config}, ${SOURCE_FILES.weights} and ${SOURCE_FILES.tokenizer} ` +
            `(RoBERTa models: or ${SOURCE_FILES.vocabulary} and ${SOURCE_FILES.merges}).`,
          field: 'from',
          cause,
        },
      );
    }
  }

  async digests(): Promise<SourceFile[]> {
    const files: SourceFile[] = [];
    for (const key of this.read) {
      files.push({ name: SOURCE_FILES[key], sha256: (await digestFile(this.path(key))).sha256 });
    }
    return files;
  }
}
