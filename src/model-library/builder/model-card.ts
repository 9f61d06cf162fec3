import type { SourceText } from './source-text.js';

/** SPDX identifiers by the names in model cards, if they differ by more than case. */
const SPDX: Readonly<Record<string, string>> = {
  'apache-2.0': 'Apache-2.0',
  mit: 'MIT',
  'bsd-3-clause': 'BSD-3-Clause',
  'cc-by-4.0': 'CC-BY-4.0',
  'cc-by-sa-4.0': 'CC-BY-SA-4.0',
  'cc-by-nc-4.0': 'CC-BY-NC-4.0',
};

/** For a model whose card states no licence. */
const UNKNOWN_LICENCE = 'unknown';

/**
 * Licence of a model, from the front matter of its card (`README.md`).
 *
 * @returns The SPDX identifier of a known name, otherwise the name as stated; `unknown` without a card or a statement.
 */
export function parseLicence(card: SourceText | undefined): string {
  const [, frontMatter] = /^---\r?\n(.*?)\r?\n---/s.exec(card?.text ?? '') ?? [];
  const [, stated] = /^license:\s*["']?([\w.-]+)["']?\s*$/m.exec(frontMatter ?? '') ?? [];
  return stated === undefined ? UNKNOWN_LICENCE : (SPDX[stated.toLowerCase()] ?? stated);
}
