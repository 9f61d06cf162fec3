import { z } from 'zod';
import { OperationalError, UserError } from '../errors/errors.js';
import type { BundleModel } from './bundle-format.js';

/**
 * The bytes are those that were written, but they do not describe a book.
 *
 * @param bundle What errors call it: its path, or the field of the request that it came in.
 */
export function invalid(bundle: string, what: string, cause?: unknown): UserError {
  return new UserError('bundle.invalid', `The bundle ${bundle} cannot be taken over: ${what}.`, {
    hint: 'Books that were taken over before stay. Export the bundle again with an unchanged program.',
    field: bundle,
    cause,
  });
}

/** More faults than this have the same cause. */
const FAULTS_SHOWN = 10;

/** Reads a member, or a line of one. @param name For the error. @throws {UserError} `bundle.invalid` */
export function parsed<T>(bundle: string, name: string, schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(bundle, `${name} is not JSON`, cause);
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const issues = found.error.issues.slice(0, FAULTS_SHOWN);
  throw invalid(bundle, `${name}: ${z.prettifyError({ issues }).split('\n').join(' ')}`, found.error);
}

/** A violation of what the database requires of rows (SQLSTATE classes 22 and 23) comes from the bundle. */
export function isRefusedRow(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^2[23]/.test(code);
}

/** @param field In which a caller says what to do: an option of the command, or a field of the request. */
export function foreignModel(bundle: string, field: string, models: readonly BundleModel[]): UserError {
  const names = models.map(({ key, revision }) => `${key} (${revision})`).join(', ');
  return new UserError(
    'bundle.foreign_model',
    `The vectors of ${bundle} are by ${names}, which this library is not searched by.`,
    {
      hint:
        `Say with ${field} what to do: "adopt" keeps them beside those of the model in use, for a change to their ` +
        'model; "embed" embeds the books again by the model in use. Nothing was taken over.',
      field,
      fault: 'conflict',
    },
  );
}

export function modelChanged(): OperationalError {
  return new OperationalError('bundle.model_changed', 'The model that searches use was changed meanwhile.', {
    hint: 'Begin the import again: books that were taken over are not taken again.',
  });
}

export function tooLarge(megabytes: number, field: string): UserError {
  return new UserError('bundle.too_large', `The bundle is larger than ${megabytes} MB.`, {
    fault: 'too_large',
    field,
    hint: 'Export fewer books at a time, or raise UPLOAD_MAX_MB. `colophon import` has no such limit.',
  });
}
