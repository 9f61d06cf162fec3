import { OperationalError, UserError, messageOf } from '../errors/errors.js';

const FIELD = 'REDIS_URL';

/** What Redis answers to a wrong or missing password, or to a user without the required rights. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM)\b|invalid password|without any password/i;

/** @param where Host and port, without user and password. */
export function redisError(cause: unknown, where: string): UserError | OperationalError {
  const reason = messageOf(cause);
  if (REFUSED.test(reason)) {
    return new UserError('queue.credentials', `The Redis at ${where} refused the user or the password.`, {
      audience: 'operator',
      hint: 'Check user and password in REDIS_URL.',
      field: FIELD,
      // Not the driver's own error, because that contains the login.
      cause: new Error(reason),
    });
  }
  return unreachable(where, reason, cause);
}

export function unreachable(where: string, reason: string, cause?: unknown): OperationalError {
  return new OperationalError('queue.unreachable', `The Redis at ${where} cannot be reached: ${reason}.`, {
    hint: 'Check that it runs and that REDIS_URL names its host and port.',
    field: FIELD,
    cause,
  });
}
