export const CHANGE_STATES = [
  'embedding',
  'paused',
  'finishing',
  'ready',
  'failed',
  'switched',
  'cancelled',
] as const;

/**
 * `finishing`: all chunks have a vector; the index is built and the models are compared. `ready`: only the switch is
 * left.
 */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** Which state may follow which. Each transition is one UPDATE that succeeds only in the state before. */
export const NEXT_STATES: Readonly<Record<ChangeState, readonly ChangeState[]>> = {
  embedding: ['paused', 'finishing', 'cancelled'],
  paused: ['embedding', 'cancelled'],
  // Back, when books were published meanwhile.
  finishing: ['embedding', 'ready', 'failed', 'cancelled'],
  ready: ['embedding', 'switched', 'cancelled'],
  failed: ['embedding', 'cancelled'],
  switched: [],
  cancelled: [],
};

export function isOpen(state: ChangeState): boolean {
  return NEXT_STATES[state].length > 0;
}

/** States in which processes work on the change. */
export function isWorkedOn(state: ChangeState): boolean {
  return state === 'embedding' || state === 'finishing';
}
