import { Command } from 'nest-commander';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { Terminal } from './terminal.js';
import { WorkerStarter } from './worker-starter.js';

@Command({
  name: 'worker',
  description: 'Execute queued runs until SIGTERM or Ctrl-C. Needs DATABASE_URL.',
})
export class WorkerCommand extends CliCommand {
  override readonly examples = ['colophon worker'];

  constructor(
    private readonly starter: WorkerStarter,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const stoppedBy = await this.starter.run();
    if (options.json) this.terminal.json({ stoppedBy });
  }
}
