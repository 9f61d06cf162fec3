import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { DocumentLookup } from '../documents/document-lookup.js';
import { CliCommand } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

/** The shared part of commands that read what the library has of one book. */
@Injectable()
export abstract class LibraryCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  /** Runs work with the library and the identifier of the document that a person named. */
  protected withDocument<T>(
    command: string,
    name: string,
    work: (library: INestApplicationContext, id: string) => Promise<T>,
  ): Promise<T> {
    return this.session.use(command, async (library) => {
      const { id } = await library.get(DocumentLookup).find(name);
      return work(library, id);
    });
  }
}
