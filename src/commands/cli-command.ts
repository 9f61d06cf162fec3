import type { Command } from 'commander';
import { CommandRunner, Option } from 'nest-commander';

export interface CommonOptions {
  readonly json?: boolean;
}

/** What all commands have: `--json`, and errors that reach the one place that turns them into exit codes. */
export abstract class CliCommand extends CommandRunner {
  /** commander would end the process with 1 for a wrong option; thrown instead, it becomes exit code 2. */
  override setCommand(command: Command): this {
    // An argument that nobody looks at is a slip of who typed it.
    command.exitOverride().allowExcessArguments(false);
    return super.setCommand(command);
  }

  @Option({ flags: '--json', description: 'Print one JSON document on stdout; logs go to stderr.' })
  parseJson(): boolean {
    return true;
  }
}
