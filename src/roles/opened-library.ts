import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LibrarySession } from '../commands/library-session.js';
import type { SessionOptions } from '../commands/library-session.js';
import { readEnvironment } from '../config/environment.js';
import { requireModels } from './require-models.js';
import { StderrLogger } from '../operations/stderr-logger.js';

/**
 * Commands without a database never open it. The modules are loaded only here, so that `inspect` starts in half the
 * time.
 */
@Injectable()
export class OpenedLibrary extends LibrarySession {
  constructor(private readonly logger: StderrLogger) {
    super();
  }

  override async use<T>(
    command: string,
    work: (library: INestApplicationContext) => Promise<T>,
    { signal, embeds = false }: SessionOptions = {},
  ): Promise<T> {
    if (embeds) await requireModels(readEnvironment());
    const { LibraryModule } = await import('./library.module.js');
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
