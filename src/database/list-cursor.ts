import { createHash } from 'node:crypto';
import { UserError } from '../errors/errors.js';

/** What a cursor holds: the keys by which the list is sorted. */
export type ListPlace = readonly (string | number | null)[];

/** Names a list with its filters, so that a cursor is not used with another one. */
function nameOf(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
}

/**
 * A place in a sorted list, as a text for the caller, from which the next page goes on. Rows that come and go in between
 * shift nothing.
 *
 * @param list What was asked for, without the limit and the cursor.
 */
export function writeCursor(list: unknown, place: ListPlace): string {
  return Buffer.from(JSON.stringify([nameOf(list), ...place])).toString('base64url');
}

/**
 * @param isPlace Whether the keys are of the kind that the list is sorted by: a caller may send anything.
 * @param code Of the error.
 * @returns Null at the beginning of the list.
 * @throws {UserError} `request.cursor` for a text that is no cursor, and for a cursor of another list.
 */
export function readCursor<P extends ListPlace>(
  list: unknown,
  cursor: string | undefined,
  isPlace: (place: readonly unknown[]) => place is P,
  code = 'request.cursor',
): P | null {
  if (cursor === undefined) return null;
  const [name, ...place] = partsOf(cursor);
  if (typeof name !== 'string' || !isPlace(place)) throw invalid(code, 'The cursor is not one of an answer.');
  if (name !== nameOf(list)) throw invalid(code, 'The cursor belongs to another list or filter.');
  return place;
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function invalid(code: string, message: string): UserError {
  return new UserError(code, message, {
    field: 'cursor',
    hint: 'Take the `next` of the answer that came before, with the same filters, or begin without a cursor.',
  });
}

/** The largest number of a column of type `integer`. */
const LARGEST_INTEGER = 2_147_483_647;

/** Whether the database can compare a column of type `integer` with it. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INTEGER;
}
