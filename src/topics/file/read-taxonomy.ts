import { CORE_SCHEMA, YAMLException, load } from 'js-yaml';
import { UserError, messageOf } from '../../errors/errors.js';
import type { ErrorDetails } from '../../errors/errors.js';
import { checkTaxonomy } from './check-taxonomy.js';
import type { TaxonomyFault, TaxonomyFile } from './taxonomy-file.js';

/** Most characters of a file: a taxonomy of 10 000 subtopics has about 3 million. */
const FILE_LENGTH = 10_000_000;
/** More faults than this have the same cause. */
const FAULTS_SHOWN = 50;

/**
 * Reads a taxonomy from YAML or JSON, which is YAML too.
 *
 * @param field The argument that named the file; errors name it.
 * @throws {UserError} `taxonomy.invalid_file`, with all faults at once and the place of each.
 */
export function readTaxonomy(text: string, field: string): TaxonomyFile {
  const found = checkTaxonomy(parse(text, field));
  if ('taxonomy' in found) return found.taxonomy;
  throw faulty(found.faults, field);
}

/** @param fault `conflict` for what only the present library forbids. */
export function faulty(
  faults: readonly TaxonomyFault[],
  field: string,
  fault: 'input' | 'conflict' = 'input',
): UserError {
  const shown = faults.slice(0, FAULTS_SHOWN).map(({ place, problem }) => `${place} ${problem}.`);
  const more = faults.length > FAULTS_SHOWN ? [`And ${faults.length - FAULTS_SHOWN} more.`] : [];
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  const message = `The taxonomy has ${count}; nothing was imported.\n${[...shown, ...more].join('\n')}`;
  return invalid(message, { field, fault });
}

function parse(text: string, field: string): unknown {
  if (text.length > FILE_LENGTH) {
    throw invalid(`The file has ${text.length} characters; at most ${FILE_LENGTH} are read.`, { field });
  }
  try {
    // Without aliases no part of the file can contain itself, or unfold to more than the file.
    return load(text, { schema: CORE_SCHEMA, maxAliases: 0 });
  } catch (error) {
    const said =
      error instanceof YAMLException
        ? error.toString(true).replace(/^YAMLException: /, '')
        : messageOf(error);
    throw invalid(`The file is neither YAML nor JSON: ${said}.`, { field, cause: error });
  }
}

function invalid(message: string, details: Omit<ErrorDetails, 'hint'>): UserError {
  const hint = '`colophon topics export` shows the form.';
  return new UserError('taxonomy.invalid_file', message, { ...details, hint });
}
