import { Command, Option } from 'nest-commander';
import { AuditService } from '../access/audit.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { wholeNumber } from './option-parsers.js';
import { dateOf, table } from './table.js';
import { Terminal } from './terminal.js';

const DEFAULT_LIMIT = 50;

@Command({
  name: 'audit',
  description: 'List what was changed over the API, when, and by which key; newest first.',
})
export class AuditCommand extends CliCommand {
  override readonly examples = ['colophon audit --limit 20'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_: string[], options: CommonOptions & { readonly limit?: number }): Promise<void> {
    const { results, next } = await this.session.use('colophon audit', (library) =>
      library.get(AuditService).page(null, options.limit ?? DEFAULT_LIMIT),
    );
    if (options.json) {
      this.terminal.json({ entries: results });
      return;
    }
    if (results.length === 0) {
      this.terminal.note('Nothing was changed over the API.');
      return;
    }
    const rows = results.map(({ at, caller, status, method, path }) => [
      dateOf(at),
      caller.id === null ? caller.name : `${caller.name} (${caller.id})`,
      String(status),
      `${method} ${path}`,
    ]);
    table(['AT', 'BY', 'STATUS', 'REQUEST'], rows).forEach((line) => this.terminal.line(line));
    if (next !== null) this.terminal.note('There are more: use --limit.');
  }

  @Option({ flags: '--limit <n>', description: `How many, 1 to 1000; ${DEFAULT_LIMIT} by default.` })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, 1000);
  }
}
