import { Command } from 'nest-commander';
import type { Work } from '../statistics/statistics.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { table } from './table.js';
import { Terminal } from './terminal.js';

@Command({ name: 'workers', description: 'Show what each process of the library does now.' })
export class WorkersCommand extends CliCommand {
  override readonly examples = ['colophon workers'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const work = await this.session.use('colophon workers', (library) =>
      library.get(StatisticsService).work(),
    );
    if (options.json) this.terminal.json({ work });
    else if (work.length === 0) this.terminal.note('No process works on a book now.');
    else {
      const head = ['HOST', 'PID', 'STAGE', 'DONE', 'HEARTBEAT', 'WORK'];
      table(head, work.map(rowOf)).forEach((line) => this.terminal.line(line));
    }
  }
}

function rowOf({ host, pid, stage, done, total, heartbeatAgeMs, kind, title, model }: Work): string[] {
  const age = heartbeatAgeMs === null ? '-' : `${Math.round(heartbeatAgeMs / 1000)} s ago`;
  const work = title ?? `change of model to ${model}`;
  return [host, String(pid), stage, `${done}/${total}`, age, kind === 'part' ? `a part of: ${work}` : work];
}
