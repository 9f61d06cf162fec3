import { choice } from './option-parsers.js';
import { UsageError } from './usage-error.js';

/** How chunks are printed. */
const FORMATS = ['text', 'json', 'markdown'] as const;
export type ChunkFormat = (typeof FORMATS)[number];

export const FORMAT_OPTION = {
  flags: '--format <format>',
  description: `One of ${FORMATS.join(', ')}; text by default. --json is the same as --format json.`,
};

export function parseFormat(value: string): ChunkFormat {
  return choice(value, FORMATS);
}

/** @throws {UsageError} when `--json` and another format are asked for. */
export function formatOf(options: { readonly format?: ChunkFormat; readonly json?: boolean }): ChunkFormat {
  const { format, json } = options;
  if (json && format && format !== 'json') {
    throw new UsageError(`The output is JSON or ${format}, not both.`, '--format', 'Leave out --json.');
  }
  return json ? 'json' : (format ?? 'text');
}
