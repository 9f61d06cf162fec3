import type { Command } from 'commander';

/**
 * Shows examples below the help of a command.
 *
 * @param examples Whole command lines, as a person would type them; behind `   # ` may stand what one is for.
 */
export function showExamples(command: Command, examples: readonly string[]): void {
  command.addHelpText('after', ['', 'Examples:', ...examples.map((example) => `  ${example}`)].join('\n'));
}
