import type { Command } from 'commander';
import { CommandRunner } from 'nest-commander';
import { showExamples } from './examples.js';
import { UsageError } from './usage-error.js';

/**
 * A command that only holds others, as `jobs` holds `jobs list`. It has no `--json` of its own, which would capture that of
 * its subcommands.
 */
export abstract class GroupCommand extends CommandRunner {
  /** @see showExamples */
  abstract readonly examples: readonly string[];

  override setCommand(command: Command): this {
    showExamples(command.exitOverride(), this.examples);
    return super.setCommand(command);
  }

  run([what]: string[]): Promise<void> {
    const group = this.command.name();
    const [first, ...others] = this.command.commands.map((one) => one.name());
    const problem =
      what === undefined ? 'The subcommand is missing.' : `There is no subcommand "${group} ${what}".`;
    const known = [`${group} ${first}`, ...others].map((name) => `\`${name}\``);
    throw new UsageError(problem, group, `Use ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`);
  }
}
