import { JsonRecord } from '../json-record.js';
import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** A Hugging Face tokenizer file needs these parts; any other may be null. */
const REQUIRED = ['model', 'post_processor'];

/**
 * A tokenizer file that gives every text the tokens it has: without the settings that would cut it to a length or
 * fill it up to one, and without white space between the JSON parts.
 *
 * @throws {UserError} `model.source_invalid` when it is not a tokenizer file.
 */
export function withoutLengthSettings({ text, source }: SourceText): string {
  const record = JsonRecord.parse(text, invalidSource(source));
  for (const name of REQUIRED) record.record(name);
  const tokenizer = JSON.parse(text) as object;
  return JSON.stringify({ ...tokenizer, truncation: null, padding: null });
}

/** @throws {UserError} `model.source_invalid` when the vocabulary does not have the size that the model expects. */
export function checkVocabulary({ text, source }: SourceText, expected: number): void {
  const invalid = invalidSource(source);
  const found = JsonRecord.parse(text, invalid).record('model').record('vocab').names.length;
  if (found !== expected) throw invalid(`it has ${found} tokens, the model has ${expected}`);
}
