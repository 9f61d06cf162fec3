import { z } from 'zod';
import { OperationalError, UserError } from '../errors/errors.js';
import type { BundleModel } from './bundle-format.js';

/** The bytes are those that were written, but they do not describe a book. */
export function invalid(path: string, what: string, cause?: unknown): UserError {
  return new UserError('bundle.invalid', `The bundle ${path} cannot be taken over: ${what}.`, {
    hint: 'Books that were taken over before stay. Export the bundle again with an unchanged program.',
    field: path,
    cause,
  });
}

/** More faults than this have the same cause. */
const FAULTS_SHOWN = 10;

/** Reads a member, or a line of one. @param name For the error. @throws {UserError} `bundle.invalid` */
export function parsed<T>(path: string, name: string, schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(path, `${name} is not JSON`, cause);
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const issues = found.error.issues.slice(0, FAULTS_SHOWN);
  throw invalid(path, `${name}: ${z.prettifyError({ issues }).split('\n').join(' ')}`, found.error);
}

/** A violation of what the database requires of rows (SQLSTATE classes 22 and 23) comes from the bundle. */
export function isRefusedRow(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^2[23]/.test(code);
}

export function foreignModel(path: string, models: readonly BundleModel[]): UserError {
  const names = models.map(({ key, revision }) => `${key} (${revision})`).join(', ');
  return new UserError(
    'bundle.foreign_model',
    `The vectors of ${path} are by ${names}, which this library is not searched by.`,
    {
      hint:
        'Give --vectors adopt to keep them beside those of the model in use, for `colophon models activate`, ' +
        'or --vectors embed to embed the books again by the model in use. Nothing was taken over.',
      field: '--vectors',
      fault: 'conflict',
    },
  );
}

export function modelChanged(): OperationalError {
  return new OperationalError('bundle.model_changed', 'The model that searches use was changed meanwhile.', {
    hint: 'Begin the import again: books that were taken over are not taken again.',
  });
}
