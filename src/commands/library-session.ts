import type { INestApplicationContext } from '@nestjs/common';

export interface SessionOptions {
  /** While the library still opens there is nothing to end in good order: then it is not waited for. */
  readonly signal?: AbortSignal;
  /** The command needs the models that the settings name. */
  readonly embeds?: boolean;
}

/** Opens the library (database and all services on it) for the time of one command. */
export abstract class LibrarySession {
  abstract use<T>(
    command: string,
    work: (library: INestApplicationContext) => Promise<T>,
    options?: SessionOptions,
  ): Promise<T>;
}
