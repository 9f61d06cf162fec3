import { UserError } from '../../../errors/errors.js';
import { JsonRecord } from '../json-record.js';
import type { BertConfig } from './bert-config.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** How token vectors become the vector of a text. */
export interface SentenceConfig {
  readonly pooling: 'mean';
  readonly normalised: true;
  /** Longest input in tokens, special tokens included. */
  readonly maxTokens: number;
}

/** Files that sentence-transformers puts beside a checkpoint. */
export interface SentenceFiles {
  /** `sentence_bert_config.json` */
  readonly limits: SourceText;
  /** `1_Pooling/config.json` */
  readonly pooling: SourceText;
}

const POOLING_MODE = 'pooling_mode_';
const MEAN = `${POOLING_MODE}mean_tokens`;

/**
 * @throws {UserError} `model.unsupported` for another pooling than the mean, `model.source_invalid` for wrong files.
 */
export function parseSentenceConfig(files: SentenceFiles, bert: BertConfig): SentenceConfig {
  const limits = JsonRecord.parse(files.limits.text, invalidSource(files.limits.source));
  const pooling = JsonRecord.parse(files.pooling.text, invalidSource(files.pooling.source));
  const modes = pooling.names.filter((name) => name.startsWith(POOLING_MODE) && pooling.flag(name));
  if (modes.join() !== MEAN) {
    throw new UserError(
      'model.unsupported',
      `The model of ${files.pooling.source} cannot be built: it pools by ${modes.join(' and ') || 'nothing'}.`,
      { hint: `Models with "${MEAN}" alone can be built.` },
    );
  }
  const maxTokens = limits.positiveInteger('max_seq_length');
  if (maxTokens > bert.positions) {
    throw invalidSource(files.limits.source)(`${maxTokens} tokens are more than the model's ${bert.positions}`);
  }
  return { pooling: 'mean', normalised: true, maxTokens };
}
