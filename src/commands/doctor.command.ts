import { Command } from 'nest-commander';
import { Diagnosis } from '../operations/diagnosis.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { Terminal } from './terminal.js';

@Command({ name: 'doctor', description: 'Check Node, CPU, model, embedding, file store and database.' })
export class DoctorCommand extends CliCommand {
  constructor(
    private readonly diagnosis: Diagnosis,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const findings = await this.diagnosis.run();
    const healthy = findings.every((finding) => finding.status !== 'failed');
    if (options.json) {
      this.terminal.json({ healthy, checks: findings });
    } else {
      for (const { check, status, message, hint } of findings) {
        this.terminal.line(`${status.padEnd(8)} ${check.padEnd(10)} ${message}`);
        if (hint) this.terminal.line(`${' '.repeat(20)}${hint}`);
      }
    }
    if (!healthy) process.exitCode = 1;
  }
}
