import { newStore } from '../state/store.js';
import { hasEnded } from './events.js';
import type { RunEvent } from './events.js';

/** Seconds that one point of a series stands for. */
export const STEP_SECONDS = 10;
/** Half a day: a night. */
const MOST_STEPS = (12 * 3600) / STEP_SECONDS;
const MOST_RUNS = 500;

export interface Step {
  /** Seconds since 1970. */
  readonly at: number;
  readonly pages: number;
  readonly chunks: number;
}

export interface EndedRun {
  readonly runId: string;
  /** Seconds since 1970. */
  readonly endedAt: number;
  /** Seconds; null if the run had begun before the page was opened. */
  readonly waited: number | null;
  readonly took: number | null;
  readonly state: RunEvent['state'];
}

export interface Activity {
  /** Milliseconds since 1970 from which on the page has listened. */
  readonly since: number;
  /** Steps in which anything was done, oldest first. */
  readonly steps: readonly Step[];
  readonly runs: readonly EndedRun[];
}

interface KnownRun {
  readonly last: RunEvent;
  readonly queuedAt: number | null;
  readonly startedAt: number | null;
}

/** The server keeps no series of its work, so the page keeps what it hears of it, for half a day. */
const activity = newStore<Activity>({ since: Date.now(), steps: [], runs: [] });
const known = new Map<string, KnownRun>();
/** What `progress` counts in the stages whose speed is shown. */
const COUNTED: Partial<Record<NonNullable<RunEvent['stage']>, 'pages' | 'chunks'>> = {
  reading: 'pages',
  embedding: 'chunks',
};

export const useActivity = activity.use;
export const readActivity = activity.get;

/** Takes note of a change of a run. Called for each event of the stream, in their order. */
export function noteActivity(event: RunEvent): void {
  const at = Date.parse(event.at) / 1000;
  const before = known.get(event.runId);
  const next: KnownRun = {
    last: event,
    queuedAt: before?.queuedAt ?? (event.state === 'queued' ? at : null),
    startedAt: before?.startedAt ?? (before?.last.state === 'queued' ? at : null),
  };
  if (before) add(at, before.last, event);
  if (hasEnded(event.state)) {
    known.delete(event.runId);
    if (before) addEnded(event, at, next);
  } else {
    known.set(event.runId, next);
  }
}

function add(at: number, before: RunEvent, after: RunEvent): void {
  const counted = before.stage === null ? undefined : COUNTED[before.stage];
  if (counted === undefined) return;
  // A stage that another one follows was done to its end, and so was that of a run that is complete.
  const isThrough = after.stage === null ? after.state === 'completed' : after.stage !== before.stage;
  const done = isThrough ? before.progress.total : after.stage === null ? 0 : after.progress.done;
  // Vectors that a lost run had made are copied, not computed.
  const earlier = before.stage === 'embedding' ? before.saved : 0;
  const more = done - Math.max(before.progress.done, earlier);
  if (more <= 0) return;
  const step = Math.floor(at / STEP_SECONDS) * STEP_SECONDS;
  const now = activity.get();
  const last = now.steps.at(-1);
  const same = last?.at === step ? last : { at: step, pages: 0, chunks: 0 };
  const steps = last?.at === step ? now.steps.slice(0, -1) : now.steps;
  activity.set({
    ...now,
    steps: [...steps, { ...same, [counted]: same[counted] + more }].slice(-MOST_STEPS),
  });
}

function addEnded({ runId, state }: RunEvent, endedAt: number, { queuedAt, startedAt }: KnownRun): void {
  const run: EndedRun = {
    runId,
    state,
    endedAt,
    waited: queuedAt === null || startedAt === null ? null : startedAt - queuedAt,
    took: startedAt === null ? null : endedAt - startedAt,
  };
  const now = activity.get();
  activity.set({ ...now, runs: [...now.runs, run].slice(-MOST_RUNS) });
}
