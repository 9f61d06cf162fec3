import { Command, Option } from 'nest-commander';
import { CliCommand } from './cli-command.js';
import { wholeNumber } from './option-parsers.js';
import { ServerStarter } from './server-starter.js';
import type { ServerChoice } from './server-starter.js';

const LARGEST_PORT = 65_535;

@Command({
  name: 'serve',
  description:
    'Serve the REST API and the admin page, and execute queued runs, until SIGTERM or Ctrl-C; COLOPHON_ROLE can restrict it to one of both.',
})
export class ServeCommand extends CliCommand {
  override readonly examples = [
    'colophon serve',
    'colophon serve --port 8080 --host 0.0.0.0   # other machines need a key, see `colophon keys`',
  ];

  constructor(private readonly starter: ServerStarter) {
    super();
  }

  async run(_arguments: string[], choice: ServerChoice): Promise<void> {
    await this.starter.start(choice);
    // The server ends the process.
    await new Promise<never>(() => {});
  }

  @Option({ flags: '--port <number>', description: 'Port; 0 chooses a free one. Default: PORT, or 3000.' })
  parsePort(value: string): number {
    return wholeNumber(value, 0, LARGEST_PORT);
  }

  @Option({
    flags: '--host <address>',
    description: 'Address to listen on. Default: COLOPHON_HOST, or 127.0.0.1.',
  })
  parseHost(value: string): string {
    return value;
  }
}
