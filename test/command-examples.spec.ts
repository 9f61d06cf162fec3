import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { CommandFactory } from 'nest-commander';
import { CompletionCommand } from '../src/commands/completion.command.js';
import { CliModule } from '../src/roles/cli.module.js';

/** All commands of the program with the words that name them, those of groups too. */
function commandsBelow(
  command: Command,
  words: readonly string[] = [],
): { words: readonly string[]; command: Command }[] {
  return command.commands.flatMap((one) => {
    const path = [...words, one.name()];
    return [{ words: path, command: one }, ...commandsBelow(one, path)];
  });
}

function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
  const [, shown = ''] = help.split('\nExamples:\n');
  return shown.split('\n').filter((line) => line.trim() !== '');
}

/** The words of the part of a line that begins with `colophon`, as a shell would make them. */
function shellWords(line: string): string[] {
  const [, part = ''] = /\bcolophon (.*?)(?:\)"|\s+#.*|\s+>.*)?$/.exec(line) ?? [];
  return [...part.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, ...texts]) =>
    texts.find((text) => text !== undefined)!,
  );
}

describe('the examples in the help of commands', () => {
  let app: INestApplicationContext;
  let program: Command;

  beforeAll(async () => {
    app = await CommandFactory.createWithoutRunning(CliModule.forRoot({}), {
      logger: false,
      abortOnError: false,
    });
    // Only a command knows the program, and only for itself.
    program = (Reflect.get(app.get(CompletionCommand), 'command') as Command).parent!;
  });
  afterAll(() => app.close());

  it('are there for every command, each begins with it, and parses', () => {
    const commands = commandsBelow(program);
    expect(commands.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const { words, command } of commands) {
      const examples = examplesOf(command);
      if (examples.length === 0) wrong.push(`${words.join(' ')} has no example.`);
      for (const example of examples) {
        const problem = problemOf(example, words, commands);
        if (problem !== null) wrong.push(`${example.trim()}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('do not pass with an option or an argument that does not exist', () => {
    const commands = commandsBelow(program);
    expect(problemOf('  colophon doctor --mend', ['doctor'], commands)).toContain('--mend');
    expect(problemOf('  colophon doctor now', ['doctor'], commands)).toContain('arguments');
    expect(problemOf('  colophon rename book.pdf   # "A title"', ['rename'], commands)).toContain(
      'arguments',
    );
    expect(problemOf('  colophon search x --type poem', ['search'], commands)).toContain('poem');
    expect(problemOf('  colophon status', ['doctor'], commands)).toContain('another command');
  });
});

/** Why a person could not type this, or null. An example of a group may be one of the commands in it. */
function problemOf(
  example: string,
  words: readonly string[],
  commands: readonly { words: readonly string[]; command: Command }[],
): string | null {
  const typed = shellWords(example);
  const named = commands
    .filter((one) => one.words.every((word, index) => typed[index] === word))
    .toSorted((one, other) => other.words.length - one.words.length)[0];
  if (named === undefined || !words.every((word, index) => named.words[index] === word)) {
    return 'it is another command';
  }
  if (named.command.commands.length > 0) return 'it lacks a subcommand';
  try {
    named.command.configureOutput({ writeErr: () => undefined });
    // Also reads the values of options, as the command would.
    const { operands, unknown } = named.command.parseOptions(typed.slice(named.words.length));
    if (unknown.length > 0) return `unknown ${unknown.join(' ')}`;
    const takes = named.command.registeredArguments;
    const least = takes.filter(({ required }) => required).length;
    const most = takes.some(({ variadic }) => variadic) ? Infinity : takes.length;
    return operands.length < least || operands.length > most ? `${operands.length} arguments` : null;
  } catch (error) {
    return (error as Error).message;
  }
}
