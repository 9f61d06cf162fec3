import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnvironment } from '../config/environment.js';
import { requireModels } from '../roles/require-models.js';
import { StderrLogger } from '../operations/stderr-logger.js';

interface SessionOptions {
  /** While the library still opens there is nothing to end in good order: then it is not waited for. */
  readonly signal?: AbortSignal;
  /** The command needs the models that the settings name. */
  readonly embeds?: boolean;
}

/**
 * Opens the library (database and all services on it) for the time of one command.
 *
 * Commands that need no database never open it, and the modules are loaded only here: `inspect` starts in half the time.
 */
@Injectable()
export class LibrarySession {
  constructor(private readonly logger: StderrLogger) {}

  async use<T>(
    command: string,
    work: (library: INestApplicationContext) => Promise<T>,
    { signal, embeds = false }: SessionOptions = {},
  ): Promise<T> {
    if (embeds) await requireModels(readEnvironment());
    const { LibraryModule } = await import('../roles/library.module.js');
    const opening = NestFactory.createApplicationContext(
      LibraryModule.forRoot(readEnvironment(), { attach: 'if-running', command }, 'optional'),
      { logger: this.logger, abortOnError: false },
    );
    const library = await Promise.race([opening, ...(signal ? [abortOf(signal)] : [])]);
    try {
      signal?.throwIfAborted();
      return await work(library);
    } finally {
      await library.close();
    }
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
