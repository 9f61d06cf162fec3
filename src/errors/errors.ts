export interface ErrorDetails {
  /** What the caller can do about it, as a sentence. */
  readonly hint?: string;
  /** Name of the offending field, flag, setting or file. */
  readonly field?: string;
  readonly cause?: unknown;
  /** What the caller did wrong, for a `UserError`; `input` unless named. It decides the status over REST. */
  readonly fault?: Fault;
  /**
   * Who can fix the problem: the caller (the default) or the operator of the server. Over REST, an operator's error is
   * a 503, and its message and hint, which may contain paths and addresses, are only in the log.
   */
  readonly audience?: Audience;
}

export type Audience = 'caller' | 'operator';

/** What a caller did wrong: something in the request itself, or in what it asks for at this moment. */
export type Fault =
  /** A value that is wrong whenever it is sent. */
  | 'input'
  /** No key, or one that nobody may use. */
  | 'unauthenticated'
  /** A key, host or page without the right to do this. */
  | 'forbidden'
  /** What the request names does not exist. */
  | 'missing'
  /** The path exists, but not for this method. */
  | 'method'
  /** Right at another time: the present state of what it names forbids it. */
  | 'conflict'
  | 'too_large'
  | 'media_type'
  /** Arrives, but not in time. */
  | 'too_slow'
  /** More at once, or in a while, than one client may ask for. */
  | 'too_many';

/** Common base of the errors that users see: a stable code, a message and a hint. */
abstract class ColophonError extends Error {
  readonly hint?: string;
  readonly field?: string;
  readonly audience: Audience;
  readonly fault: Fault;

  /** @param code Stable and dotted, such as `document.encrypted`; listed in chapter 10 of the handbook. */
  constructor(
    readonly code: string,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.hint = details.hint;
    this.field = details.field;
    this.audience = details.audience ?? 'caller';
    this.fault = details.fault ?? 'input';
  }
}

/** The caller can fix it: 4xx over REST, exit code 1 (or 2 for wrong usage) on the command line, no stack. */
export class UserError extends ColophonError {}

/** May pass by itself (the database is unavailable, a port is taken for a moment): 503 over REST, worth a retry. */
export class OperationalError extends ColophonError {}

/** Errors cross threads and processes as data, because their classes do not survive the transfer. */
export interface ErrorData {
  readonly kind: 'user' | 'operational' | 'unexpected';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly field?: string;
  readonly audience?: Audience;
  readonly fault?: Fault;
  readonly stack?: string;
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof UserError || error instanceof OperationalError) {
    return {
      kind: error instanceof UserError ? 'user' : 'operational',
      code: error.code,
      message: error.message,
      hint: error.hint,
      field: error.field,
      ...(error.audience === 'operator' && { audience: error.audience }),
      ...(error.fault !== 'input' && { fault: error.fault }),
    };
  }
  const unexpected = error instanceof Error ? error : new Error(String(error));
  return { kind: 'unexpected', code: 'internal', message: unexpected.message, stack: unexpected.stack };
}

export function fromErrorData(data: ErrorData): Error {
  const details = { hint: data.hint, field: data.field, audience: data.audience, fault: data.fault };
  switch (data.kind) {
    case 'user':
      return new UserError(data.code, data.message, details);
    case 'operational':
      return new OperationalError(data.code, data.message, details);
    case 'unexpected': {
      const error = new Error(data.message);
      if (data.stack) error.stack = data.stack;
      return error;
    }
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
