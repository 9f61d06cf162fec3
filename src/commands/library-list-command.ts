import { Injectable } from '@nestjs/common';
import { Option } from 'nest-commander';
import type { CommonOptions } from './cli-command.js';
import { LibraryCommand } from './library-command.js';
import { wholeNumber } from './option-parsers.js';

export interface ListOptions extends CommonOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

const MOST_ROWS = 100;
const USUAL_ROWS = 20;

/** The shared part of commands that print one page of a list. */
@Injectable()
export abstract class LibraryListCommand extends LibraryCommand {
  @Option({
    flags: '--limit <n>',
    description: `How many to show, 1 to ${MOST_ROWS}; ${USUAL_ROWS} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST_ROWS);
  }

  @Option({
    flags: '--cursor <cursor>',
    description: 'Go on where the output of the same command ended.',
  })
  parseCursor(value: string): string {
    return value;
  }

  /** Says how to go on with a list that has more. */
  protected noteMore({
    results,
    next,
  }: {
    readonly results: readonly unknown[];
    readonly next: string | null;
  }): void {
    if (next !== null) this.terminal.note(`${results.length} shown; the next ones: --cursor ${next}`);
  }
}

export function listRequest({ limit = USUAL_ROWS, cursor }: ListOptions) {
  return { limit, cursor };
}
