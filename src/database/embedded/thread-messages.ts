import type { ErrorData } from '../../errors/errors.js';

export interface DatabaseThreadData {
  readonly database: string;
  /** Where the gate listens: on a socket file, or on TCP, where it requires the password. */
  readonly listen: { readonly socketFolder: string } | { readonly password: string };
}

/** Closes when all clients have left, at the latest after `lingerMs`. */
export interface ToDatabaseThread {
  readonly kind: 'close';
  readonly lingerMs: number;
}

export type FromDatabaseThread =
  | { readonly kind: 'ready'; readonly port: number | null }
  /** The backend answers nothing any more. */
  | { readonly kind: 'ended'; readonly error: ErrorData }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly message: string };
