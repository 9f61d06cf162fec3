/** Where the bytes of an archive go. */
export interface ArchiveOutput {
  write(bytes: Buffer): Promise<void>;
  /** Passes on what is written so far, and takes as long as its receiver does. */
  deliver(): Promise<void>;
  /** Makes the archive whole for whoever reads it. @returns Its size in bytes. */
  finish(): Promise<number>;
  /** Removes what is written so far. */
  abandon(): Promise<void>;
}
