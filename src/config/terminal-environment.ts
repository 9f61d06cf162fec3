import { readEnvironment } from './environment.js';

export interface TerminalEnvironment {
  /** Columns that the environment asks for, or null. */
  readonly columns: number | null;
  /** Whether the terminal supports no escape sequences, as in an editor. */
  readonly dumb: boolean;
}

/** What terminals and shells report about themselves by convention; these are not settings of the program. */
export function terminalEnvironment({ COLUMNS = '', TERM } = readEnvironment()): TerminalEnvironment {
  const columns = /^\d+$/.test(COLUMNS) ? Number(COLUMNS) : 0;
  return { columns: columns > 0 ? columns : null, dumb: TERM === 'dumb' };
}
