import { STAGES } from './stages.js';
import type { Stage } from './stages.js';

/** Stages that a run can begin with. `embedding` embeds existing chunks without reading the book again. */
export const FIRST_STAGES = ['reading', 'embedding'] as const satisfies readonly Stage[];
export type FirstStage = (typeof FIRST_STAGES)[number];

/**
 * Stages that a run can be asked to end with. Only `publishing` changes what readers see; the lists of the topics, if
 * there are any, are then made anew in the stage `ranking`. A run that ends with `structuring` has the contents in its
 * report; one that ends with `chunking` leaves staged chunks for a run that begins with `embedding`.
 */
export const LAST_STAGES = ['structuring', 'chunking', 'publishing'] as const satisfies readonly Stage[];
export type LastStage = (typeof LAST_STAGES)[number];

/** The first and the last stage of a run. */
export interface RunSpan {
  readonly firstStage: FirstStage;
  readonly lastStage: LastStage;
}

export function spanOf(firstStage: FirstStage = 'reading', lastStage: LastStage = 'publishing'): RunSpan {
  return { firstStage, lastStage };
}

export const WHOLE_RUN = spanOf();

/** Whether the two stages fit: a run that begins with embedding cannot end before it. */
export function isSpan({ firstStage, lastStage }: RunSpan): boolean {
  return STAGES.indexOf(firstStage) <= STAGES.indexOf(lastStage);
}

/** Whether a run with this last stage comes to a stage. The lists of the topics follow what readers see. */
export function comesTo(stage: Stage, lastStage: LastStage): boolean {
  if (stage === 'ranking') return lastStage === 'publishing';
  return STAGES.indexOf(stage) <= STAGES.indexOf(lastStage);
}

export const NO_SPAN = 'A run that begins with embedding cannot end before it.';

export const END_STATES = ['completed', 'failed', 'cancelled'] as const;
export type EndState = (typeof END_STATES)[number];

export const RUN_STATES = ['queued', ...STAGES, ...END_STATES] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Every allowed transition of a run. The run of a dead process fails, and a new run replaces it. */
export const TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: [...FIRST_STAGES, 'failed', 'cancelled'],
  reading: ['structuring', 'failed', 'cancelled'],
  structuring: ['chunking', 'completed', 'failed', 'cancelled'],
  chunking: ['embedding', 'completed', 'failed', 'cancelled'],
  embedding: ['publishing', 'failed', 'cancelled'],
  publishing: ['ranking', 'completed', 'failed', 'cancelled'],
  ranking: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};

export function hasEnded(state: RunState): state is EndState {
  return TRANSITIONS[state].length === 0;
}

export function isStage(state: RunState): state is Stage {
  return STAGES.some((stage) => stage === state);
}
