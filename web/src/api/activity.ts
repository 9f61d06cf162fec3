import { useSyncExternalStore } from 'react';
import type { RunEvent } from './live.js';

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
let activity: Activity = { since: Date.now(), steps: [], runs: [] };
const known = new Map<string, KnownRun>();
const watchers = new Set<() => void>();
/** What `progress` counts in the stages whose speed is shown. */
const COUNTED: Partial<Record<NonNullable<RunEvent['stage']>, 'pages' | 'chunks'>> = {
  reading: 'pages',
  embedding: 'chunks',
};
const ENDS: readonly RunEvent['state'][] = ['completed', 'failed', 'cancelled'];

export function useActivity(): Activity {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => activity,
  );
}

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
  if (ENDS.includes(event.state)) {
    known.delete(event.runId);
    if (before && !ENDS.includes(before.last.state)) addEnded(event, at, next);
  } else {
    known.set(event.runId, next);
  }
  for (const watcher of watchers) watcher();
}

function add(at: number, before: RunEvent, after: RunEvent): void {
  const counted = before.stage === null ? undefined : COUNTED[before.stage];
  if (counted === undefined) return;
  // A stage that another one follows was done to its end.
  const done =
    after.stage === before.stage ? after.progress.done : after.stage === null ? 0 : before.progress.total;
  const more = done - before.progress.done;
  if (more <= 0) return;
  const step = Math.floor(at / STEP_SECONDS) * STEP_SECONDS;
  const last = activity.steps.at(-1);
  const same = last?.at === step ? last : { at: step, pages: 0, chunks: 0 };
  const steps = last?.at === step ? activity.steps.slice(0, -1) : activity.steps;
  activity = {
    ...activity,
    steps: [...steps, { ...same, [counted]: same[counted] + more }].slice(-MOST_STEPS),
  };
}

function addEnded({ runId, state }: RunEvent, endedAt: number, { queuedAt, startedAt }: KnownRun): void {
  const run: EndedRun = {
    runId,
    state,
    endedAt,
    waited: queuedAt === null || startedAt === null ? null : startedAt - queuedAt,
    took: startedAt === null ? null : endedAt - startedAt,
  };
  activity = { ...activity, runs: [...activity.runs, run].slice(-MOST_RUNS) };
}
