import { END_STATES, FIRST_STAGES, LAST_STAGES } from './run-states.js';
import type { RunState } from './run-states.js';
import { STAGES } from './stages.js';

/** A list of states as SQL text. They are constants of the program, never input. */
function listed(states: readonly RunState[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}

/** True for a queued or active run; a document has at most one. */
export const IS_ACTIVE = `state NOT IN ${listed(END_STATES)}`;
/** True for a run that a process works on. */
export const IS_WORKED_ON = `state NOT IN ${listed(['queued', ...END_STATES])}`;

/** Constraints of the table. A test compares them with those that the migrations create. */
export const IS_STATE = `state IN ${listed(['queued', ...STAGES, ...END_STATES])}`;
export const IS_FIRST_STAGE = `first_stage IN ${listed(FIRST_STAGES)}`;
export const IS_LAST_STAGE = `last_stage IN ${listed(LAST_STAGES)}`;
