import { UserError } from '../../errors/errors.js';

/** Every number of up to 18 digits fits a bigint of the database. */
const EVENT_ID = /^\d{1,18}$/;

/**
 * The last event id that a reconnecting client sends; null on its first visit. @throws {UserError} `request.invalid`
 */
export function eventIdOf(header: string | undefined): bigint | null {
  if (!header) return null;
  if (!EVENT_ID.test(header)) {
    throw new UserError('request.invalid', 'Last-Event-ID is not the id of an event.', {
      field: 'Last-Event-ID',
    });
  }
  return BigInt(header);
}
