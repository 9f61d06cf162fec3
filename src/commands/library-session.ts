import type { INestApplicationContext } from '@nestjs/common';

export interface SessionOptions {
  /** While the library is still opening, an interruption need not wait for it: there is nothing to close cleanly. */
  readonly signal?: AbortSignal;
  /** Whether the command needs the models that the settings name. */
  readonly embeds?: boolean;
}

/** Opens the library (the database and all services on it) for the duration of one command. */
export abstract class LibrarySession {
  abstract use<T>(
    command: string,
    work: (library: INestApplicationContext) => Promise<T>,
    options?: SessionOptions,
  ): Promise<T>;
}
