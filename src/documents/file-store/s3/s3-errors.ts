import { OperationalError, UserError, messageOf } from '../../../errors/errors.js';
import { Stalled } from '../../../transfer/stall-watch.js';

/** What the client's errors may contain; every field can be missing. */
interface S3Failure {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

const UNREACHABLE = 'store.unreachable';

/** Error names that concern the credentials; the last but one is used by a single server only. */
const BAD_LOGIN = new Set([
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'XAdminUserNotFound',
  'CredentialsProviderError',
]);
/** Error names that may pass, whatever their status. */
const PASSING = new Set(['SlowDown', 'RequestTimeout', 'InternalError', 'ServiceUnavailable', 'Throttling']);

export function isUnreachable(error: unknown): boolean {
  return error instanceof OperationalError && error.code === UNREACHABLE;
}

export function statusOf(error: unknown): number | undefined {
  const failure = error as S3Failure;
  return failure.$metadata?.httpStatusCode ?? failure.$response?.statusCode;
}

/** @param place Without secrets. */
function noBucket(place: string, cause?: unknown): UserError {
  return new UserError('store.no_bucket', `There is no such bucket: ${place}.`, {
    audience: 'operator',
    field: 'FILE_STORE_URL',
    hint: 'Create the bucket, or correct FILE_STORE_URL.',
    cause,
  });
}

export function unreachable(place: string, reason: string, cause?: unknown): OperationalError {
  return new OperationalError(UNREACHABLE, `The file store ${place} cannot be reached: ${reason}.`, {
    field: 'S3_ENDPOINT',
    hint: 'Check that it runs and that S3_ENDPOINT names it. The next attempt repeats what was interrupted.',
    cause,
  });
}

/**
 * Explains to a user why a request failed. Repeats only names, codes and states: the texts of servers may contain parts
 * of the signed request.
 *
 * @param place Without secrets.
 * @returns The error itself when it does not come from a request but from a defect of the program.
 */
export function explainS3(error: unknown, place: string): unknown {
  if (error instanceof UserError || error instanceof OperationalError) return error;
  const { name = '', code = '' } = error as S3Failure;
  const status = statusOf(error);
  const cause = withoutRequest(error);
  if (name === 'NoSuchBucket') return noBucket(place, cause);
  if (PASSING.has(name) || (status !== undefined && (status >= 500 || status === 429 || status === 408))) {
    return unreachable(place, `it answers ${told(name, status)}`, cause);
  }
  if (BAD_LOGIN.has(name) || status === 401 || status === 403) {
    return new UserError(
      'store.credentials',
      `The file store ${place} refuses the credentials, or they lack a right (${told(name, status)}).`,
      {
        audience: 'operator',
        field: 'S3_ACCESS_KEY_ID',
        hint: 'Check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY. The key must have the right to list the bucket and to get, put and delete its objects. A clock that is wrong by minutes causes the same error.',
        cause,
      },
    );
  }
  if (status !== undefined && status >= 300) {
    return new UserError(
      'store.refused',
      `The file store ${place} refuses the request (${told(name, status)}).`,
      {
        audience: 'operator',
        field: 'FILE_STORE_URL',
        hint: 'Check S3_REGION, S3_ENDPOINT and S3_FORCE_PATH_STYLE.',
        cause,
      },
    );
  }
  if (status !== undefined) {
    return unreachable(place, `it answers ${status} with something that is not S3`, cause);
  }
  if (code !== '' || name === 'TimeoutError' || error instanceof Stalled) {
    return unreachable(place, code || messageOf(error), cause);
  }
  return error;
}

/** The client's error contains the whole signed request and the connection, which must not reach a log. */
function withoutRequest(error: unknown): Error {
  const bare = new Error(messageOf(error));
  if (error instanceof Error) {
    bare.name = error.name;
    bare.stack = error.stack;
  }
  return bare;
}

function told(name: string, status: number | undefined): string {
  const known = name === '' || name === 'Error' || name === 'Unknown' ? [] : [name];
  return [...known, ...(status === undefined ? [] : [status])].join(' ') || 'without a reason';
}
