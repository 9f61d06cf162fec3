import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'nest-commander';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import { STOPPING_SIGNALS } from '../process/stopping-signals.js';
import { CliCommand } from './cli-command.js';
import { LibrarySession } from './library-session.js';

@Command({
  name: 'mcp',
  description:
    'Serve the library to an assistant over stdin and stdout (Model Context Protocol), until it closes stdin.',
})
export class McpCommand extends CliCommand {
  override readonly examples = ['colophon mcp   # started by an assistant, as its configuration says'];

  constructor(private readonly session: LibrarySession) {
    super();
  }

  async run(): Promise<void> {
    const interrupted = new AbortController();
    const stop = () => interrupted.abort();
    STOPPING_SIGNALS.forEach((name) => process.once(name, stop));
    const serve = async (library: INestApplicationContext) => {
      await library.get(LexicalIndexing).catchUp();
      // The protocol is loaded only here: other commands start without it, half a second earlier.
      const { serveOverStdio } = await import('../mcp/serve-stdio.js');
      await serveOverStdio(library, interrupted.signal);
    };
    await this.session.use('colophon mcp', serve, { embeds: true });
  }
}
