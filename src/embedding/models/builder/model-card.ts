import { invalidSource } from './source-text.js';
import type { SourceText } from './source-text.js';

/** Licences whose text comes with the program, by the name that model cards use; the value is the SPDX identifier. */
const LICENCES: Readonly<Record<string, string>> = { 'apache-2.0': 'Apache-2.0' };

/**
 * Licence of a model, from the front matter of its card (`README.md`).
 *
 * @returns SPDX identifier.
 * @throws {UserError} `model.source_invalid` when none is stated, or one whose text is not at hand: a model must not
 *         be passed on without it.
 */
export function parseLicence({ text, source }: SourceText): string {
  const [, frontMatter] = /^---\r?\n(.*?)\r?\n---/s.exec(text) ?? [];
  const [, stated] = /^license:\s*(\S+)\s*$/m.exec(frontMatter ?? '') ?? [];
  if (stated === undefined) throw invalidSource(source)('it does not state a licence');
  const licence = LICENCES[stated.toLowerCase()];
  if (licence === undefined) {
    const known = Object.values(LICENCES).join(', ');
    throw invalidSource(source)(`the text of its licence, ${stated}, is not at hand (there is ${known})`);
  }
  return licence;
}
