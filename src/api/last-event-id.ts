import { UserError } from '../errors/errors.js';

/** As many digits as every bigint of the database has room for. */
const EVENT_ID = /^\d{1,18}$/;

/** What a client that comes back sends; null on the first visit. @throws {UserError} `request.invalid` */
export function eventIdOf(header: string | undefined): bigint | null {
  if (!header) return null;
  if (!EVENT_ID.test(header)) {
    throw new UserError('request.invalid', 'Last-Event-ID is not the id of an event.', {
      field: 'Last-Event-ID',
    });
  }
  return BigInt(header);
}
