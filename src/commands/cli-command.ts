import type { Command } from 'commander';
import { CommandRunner, Option } from 'nest-commander';
import { showExamples } from './examples.js';

export interface CommonOptions {
  readonly json?: boolean;
}

/**
 * The base of all commands: `--json`, examples in the help, and errors that reach the one place that turns them into exit
 * codes.
 */
export abstract class CliCommand extends CommandRunner {
  /** @see showExamples */
  abstract readonly examples: readonly string[];

  /** For a wrong option commander would end the process with 1. Here its error is thrown and becomes exit code 2. */
  override setCommand(command: Command): this {
    // An unused argument is a typing mistake, so it is an error.
    showExamples(command.exitOverride().allowExcessArguments(false), this.examples);
    return super.setCommand(command);
  }

  @Option({ flags: '--json', description: 'Print one JSON document on stdout; logs go to stderr.' })
  parseJson(): boolean {
    return true;
  }
}
