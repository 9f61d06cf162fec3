import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { TopicEmbedding } from '../topics/topic-embedding.js';
import { CliCommand } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

/** The base of the commands on the taxonomy. */
@Injectable()
export abstract class TopicsSubCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  protected use<T>(command: string, work: (library: INestApplicationContext) => Promise<T>): Promise<T> {
    return this.session.use(`colophon topics ${command}`, work);
  }

  /** Says what is left to do, after a change that makes vectors outdated. */
  protected async noteWaiting(library: INestApplicationContext): Promise<void> {
    if (await library.get(TopicEmbedding).isPending()) {
      this.terminal.note(
        'Some subtopics wait for their vectors. A running server makes them; otherwise `colophon topics embed` does, ' +
          'and `colophon rank` then makes the lists.',
      );
    }
  }
}
