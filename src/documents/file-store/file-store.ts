import type { ReceivedFile } from './incoming-files.js';

/** `reach` checks whether the store answers and changes nothing; `write` also stores, reads and removes a few bytes. */
export type StoreCheck = 'reach' | 'write';

/** A file of the store. */
export interface StoredFile {
  /** Hexadecimal, lower case. */
  readonly sha256: string;
  readonly storedAt: Date;
}

/** The hash in the name of a stored file; null for the name of anything else. */
export function storedHash(name: string): string | null {
  return /^([0-9a-f]{64})\.pdf$/.exec(name)?.[1] ?? null;
}

/**
 * Stores the uploaded books, each under the SHA-256 of its bytes. Implementations: a local folder, any S3-compatible
 * store. Any number of processes on any number of machines may call every method at once.
 *
 * Errors that may pass are an `OperationalError` (`store.unreachable`, `data_folder.full`). No error contains a secret.
 */
export abstract class FileStore {
  /** Where the files are, as text for people. */
  abstract readonly place: string;

  /**
   * Stores the bytes of a received file: all of them or, when it fails, none. The received file stays where it is.
   *
   * Idempotent: the same bytes have the same place.
   */
  abstract keep(file: ReceivedFile): Promise<void>;

  /**
   * Runs work that needs the file as a path. The path is valid until the work has ended.
   *
   * @param sha256 Hexadecimal, lower case.
   * @param signal Ends the wait for the file with its reason; it does not end the work.
   * @throws {UserError} `store.missing`, `store.corrupt`; what the work throws.
   */
  abstract withLocalCopy<T>(
    sha256: string,
    work: (path: string) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;

  abstract has(sha256: string): Promise<boolean>;

  /** All stored files, in no order. What is neither a book nor the program's is not listed. */
  abstract list(signal?: AbortSignal): Promise<StoredFile[]>;

  /** Idempotent: removing a missing file succeeds. */
  abstract remove(sha256: string, signal?: AbortSignal): Promise<void>;

  /** Returns a sentence that says that the store can be used. @throws the problem otherwise. */
  abstract check(how: StoreCheck, signal?: AbortSignal): Promise<string>;

  /** Closes the connections; the store is not used afterwards. */
  close(): void {}
}
