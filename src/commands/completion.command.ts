import type { Command as Program } from 'commander';
import { Command } from 'nest-commander';
import { CliCommand } from './cli-command.js';
import { choice } from './option-parsers.js';
import { SHELLS, completionScript } from './completion-script.js';
import type { CompletedCommand } from './completion-script.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'completion',
  arguments: '<shell>',
  description: `Print what makes a shell complete commands and options: ${SHELLS.join(', ')}.`,
})
export class CompletionCommand extends CliCommand {
  override readonly examples = [
    'eval "$(colophon completion bash)"',
    'colophon completion fish > ~/.config/fish/completions/colophon.fish',
  ];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  run([shell]: string[]): Promise<void> {
    this.terminal.line(completionScript(choice(shell!, SHELLS), completed(this.command.parent!)));
    return Promise.resolve();
  }
}

/** All commands of the program with their options, those of groups by both names: `inspect toc`. */
function completed(program: Program): CompletedCommand[] {
  const all = (command: Program, path: readonly string[]): CompletedCommand[] =>
    command.commands.flatMap((one) => {
      const words = [...path, one.name()];
      const options = one.options.flatMap(({ long }) => (long ? [long] : []));
      return [{ words, description: one.description(), options }, ...all(one, words)];
    });
  return all(program, []);
}
