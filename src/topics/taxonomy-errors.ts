import { QueryFailedError } from 'typeorm';
import { UserError } from '../errors/errors.js';
import type { Checked } from './taxonomy-text.js';

export type TaxonomyKind = 'zone' | 'topic' | 'subtopic';

/** Each constraint of the tables, and what a violation of it means to the caller. */
const CONSTRAINTS: Readonly<Record<string, { readonly field: string; readonly message: string }>> = {
  zones_name_key: { field: 'name', message: 'There is a zone of this name.' },
  zones_position_key: { field: 'order', message: 'Another zone has this order.' },
  topics_name_key: { field: 'name', message: 'The zone has a topic of this name.' },
  topics_slug_key: { field: 'slug', message: 'The zone has a topic with this slug.' },
  subtopics_name_key: { field: 'name', message: 'The topic has a subtopic of this name.' },
};

/** The value, if it is valid. @throws {UserError} `taxonomy.invalid`, which names the field. */
export function valid<T>(field: string, checked: Checked<T>): T {
  if ('value' in checked) return checked.value;
  throw new UserError('taxonomy.invalid', `${field} ${checked.fault}.`, { field });
}

/** @throws {UserError} `taxonomy.invalid` for a change without a field. */
export function requireChange(input: object): void {
  if (Object.values(input).some((value) => value !== undefined)) return;
  throw new UserError('taxonomy.invalid', 'Nothing was named that is to change.', {
    field: 'name',
    hint: 'Give at least one field with its new value.',
  });
}

export function notFound(kind: TaxonomyKind, id: string, field: string = 'id'): UserError {
  return new UserError(`${kind}.not_found`, `There is no ${kind} ${id}.`, {
    fault: 'missing',
    field,
    hint: '`colophon topics list` shows them.',
  });
}

/** @throws {UserError} `taxonomy.duplicate`, which names the field, for a violation of uniqueness. */
export async function uniquely<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const violated = error instanceof QueryFailedError ? violatedBy(error) : undefined;
    if (!violated) throw error;
    throw new UserError('taxonomy.duplicate', violated.message, {
      fault: 'conflict',
      field: violated.field,
      hint: 'Names are compared without regard to case. Choose another, or change the other one first.',
      cause: error,
    });
  }
}

function violatedBy({ driverError }: QueryFailedError) {
  const { constraint } = driverError as { constraint?: string };
  return constraint === undefined ? undefined : CONSTRAINTS[constraint];
}
