import { Command } from 'nest-commander';
import { readEnvironment } from '../config/environment.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'worker',
  description: 'Take up queued runs until SIGTERM or Ctrl-C. Needs DATABASE_URL.',
})
export class WorkerCommand extends CliCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    // Loaded only here, as the other commands start faster without it.
    const { runWorker } = await import('../roles/run-worker.js');
    const stoppedBy = await runWorker(readEnvironment(), { log: 'stderr' });
    if (options.json) this.terminal.json({ stoppedBy });
  }
}
