import { textOf } from '../../app/address.js';

export const JOB_STATES = ['active', 'waiting', 'delayed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What the address of a part says besides its name. Each part knows its own fields. */
export interface OperationsSearch {
  /** Queue: only jobs of this kind. */
  readonly kind?: string;
  /** Queue: only jobs in this state. */
  readonly state?: JobState;
  /** Queue: also the dead letters that were put back. Keys: also those that have ended. */
  readonly all?: true;
  /** Webhooks: the one whose deliveries are open. */
  readonly webhook?: string;
  /** Audit log and settings: what is looked for. */
  readonly find?: string;
  /** Settings: only those that are set. */
  readonly set?: true;
}

/** Values that mean nothing are left out, so that an old or mistyped address still opens its part. */
export function operationsSearch(given: Readonly<Record<string, unknown>>): OperationsSearch {
  const state = JOB_STATES.find((known) => known === given['state']);
  const [kind, webhook, find] = ['kind', 'webhook', 'find'].map((name) => textOf(given[name]));
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(given['all'] === true && { all: true }),
    ...(webhook && { webhook }),
    ...(find && { find }),
    ...(given['set'] === true && { set: true }),
  };
}
