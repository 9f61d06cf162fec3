/**
 * SQLSTATE classes and codes (PostgreSQL, "Error Codes") of a database that was unavailable, is overloaded (but not out
 * of disk space, 53100), is about to be replaced (25006, read-only), or chose this transaction as the victim of a
 * conflict.
 */
const PASSING_STATES = /^(08|57P0|53[023]|40|25006)/;

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/** The driver's messages for errors without a code. */
const LOST_CONNECTION =
  /connection terminated|connection ended|client has encountered a connection error|timeout exceeded when trying to connect|client was closed/i;

/** Whether the same work may succeed a little later, because the database was unavailable. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (PASSING_STATES.test(code) || NETWORK_CODES.has(code))) return true;
  return LOST_CONNECTION.test(error.message) || isDatabaseAway(error.cause);
}
