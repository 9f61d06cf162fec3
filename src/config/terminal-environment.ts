import { readEnvironment } from './environment.js';

export interface TerminalEnvironment {
  /** Columns that the environment asks for, or null. */
  readonly columns: number | null;
  /** Whether the terminal understands no escape sequences, as an editor's. */
  readonly dumb: boolean;
}

/** What terminals and shells say about themselves by convention; these are no settings of the program. */
export function terminalEnvironment({ COLUMNS = '', TERM } = readEnvironment()): TerminalEnvironment {
  const columns = /^\d+$/.test(COLUMNS) ? Number(COLUMNS) : 0;
  return { columns: columns > 0 ? columns : null, dumb: TERM === 'dumb' };
}
