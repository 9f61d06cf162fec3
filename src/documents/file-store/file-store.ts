import type { ReceivedFile } from './incoming-files.js';

/** `reach` asks whether the store answers and changes nothing; `write` also keeps, reads and removes a few bytes. */
export type StoreCheck = 'reach' | 'write';

/**
 * Keeps the uploaded books, each under the SHA-256 of its bytes. Implementations: a local folder, any S3-compatible
 * store. Every method may be called at once by any number of processes on any number of machines.
 *
 * What may pass by itself is an `OperationalError` (`store.unreachable`, `data_folder.full`); nothing prints a secret.
 */
export abstract class FileStore {
  /** Where the files are, for people. */
  abstract readonly place: string;

  /**
   * Makes the bytes of a received file part of the store: all of them or, when it fails, nothing. The received file
   * stays where it is.
   *
   * Idempotent: the same bytes have the same place.
   */
  abstract keep(file: ReceivedFile): Promise<void>;

  /**
   * Does work that needs the file as a path, which counts until the work has ended.
   *
   * @param sha256 In hexadecimal, lower case.
   * @param signal Ends waiting for the file with its reason; the work looks after itself.
   * @throws {UserError} `store.missing`, `store.corrupt`; what the work throws.
   */
  abstract withLocalCopy<T>(
    sha256: string,
    work: (path: string) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;

  abstract has(sha256: string): Promise<boolean>;

  /** Idempotent: a file that is not there is removed. */
  abstract remove(sha256: string, signal?: AbortSignal): Promise<void>;

  /** Says in a sentence that the store can be used. @throws what is wrong with it. */
  abstract check(how: StoreCheck, signal?: AbortSignal): Promise<string>;

  /** Lets connections go; nothing is asked of the store afterwards. */
  close(): void {}
}
