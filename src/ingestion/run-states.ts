export const STAGES = ['reading', 'structuring', 'chunking', 'embedding', 'publishing'] as const;
export type Stage = (typeof STAGES)[number];

export const END_STATES = ['completed', 'failed', 'cancelled'] as const;
export type EndState = (typeof END_STATES)[number];

export type RunState = 'queued' | Stage | EndState;

/** Every allowed change of a run's state. A run whose process died fails, and a new run takes its place. */
export const TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['reading', 'failed', 'cancelled'],
  reading: ['structuring', 'failed', 'cancelled'],
  structuring: ['chunking', 'failed', 'cancelled'],
  chunking: ['embedding', 'failed', 'cancelled'],
  embedding: ['publishing', 'failed', 'cancelled'],
  publishing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};
