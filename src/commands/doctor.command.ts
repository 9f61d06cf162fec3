import { Command, Option } from 'nest-commander';
import { Diagnosis } from '../repair/diagnosis.js';
import type { Finding } from '../repair/diagnosis.js';
import { Mending } from '../repair/mending.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

interface DoctorOptions extends CommonOptions {
  readonly fix?: boolean;
}

/** Where messages begin, behind the status and the check. */
const INDENT = ' '.repeat(20);

@Command({ name: 'doctor', description: 'Find what is wrong with the installation and the library.' })
export class DoctorCommand extends CliCommand {
  override readonly examples = ['colophon doctor', 'colophon doctor --fix'];

  constructor(
    private readonly diagnosis: Diagnosis,
    private readonly mending: Mending,
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { fix, json }: DoctorOptions): Promise<void> {
    const found = await this.diagnosis.run();
    const findings = fix
      ? await this.mending.mend(found, (work) => this.session.use('colophon doctor', work))
      : found;
    const healthy = findings.every((finding) => finding.status !== 'failed');
    if (json) this.terminal.json({ healthy, checks: findings });
    else findings.flatMap(linesOf).forEach((line) => this.terminal.line(line));
    if (!healthy) process.exitCode = 1;
  }

  @Option({ flags: '--fix', description: 'Mend what can be mended without losing anything.' })
  parseFix(): boolean {
    return true;
  }
}

function linesOf({ check, status, code, message, hint, mend }: Finding): string[] {
  const lines = [`${status.padEnd(8)} ${check.padEnd(10)} ${message}${code ? ` [${code}]` : ''}`];
  if (status === 'mended') return lines;
  if (hint) lines.push(`${INDENT}${hint}`);
  if (mend) lines.push(`${INDENT}\`colophon doctor --fix\` does it now.`);
  return lines;
}
