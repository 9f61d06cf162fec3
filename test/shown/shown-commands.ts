/** A command shown in a document, with the output below it. */
export interface ShownCommand {
  /** For example `README.md:36`. */
  readonly place: string;
  readonly args: readonly string[];
  readonly output: readonly string[];
}

const COMMAND = /^\$ (?:npx )?colophon (.*)$/;
const WORD = /"([^"]*)"|(\S+)/g;

/** The commands after a `$` in the code blocks of a document, in order. A block without a `$` shows no output. */
export function shownCommands(name: string, markdown: string): ShownCommand[] {
  const commands: (ShownCommand & { readonly output: string[] })[] = [];
  let inBlock = false;
  let output: string[] | null = null;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) {
      inBlock = !inBlock;
      output = null;
      continue;
    }
    const command = inBlock ? COMMAND.exec(line) : null;
    if (command) {
      const args = [...command[1]!.matchAll(WORD)].map(([, quoted, plain]) => quoted ?? plain!);
      output = [];
      commands.push({ place: `${name}:${index + 1}`, args, output });
    } else output?.push(line);
  }
  return commands;
}
