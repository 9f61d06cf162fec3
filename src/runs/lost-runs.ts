import { isGone } from './run-owner.js';
import { IS_WORKED_ON } from './run-state-sql.js';

/** A heartbeat comes every 2 s. A process without one for this time has ended or is frozen. */
export const STALE_AFTER_SECONDS = 30;

/** A run that a process works on. */
export interface WorkedOnRun {
  readonly id: string;
  readonly owner: string | null;
  /** Its process has been silent for too long. */
  readonly stale: boolean;
}

const WORKED_ON = `
  SELECT id, owner, heartbeat_at < now() - make_interval(secs => ${STALE_AFTER_SECONDS}) AS stale
  FROM ingestion_runs WHERE ${IS_WORKED_ON}`;

type Query = (statement: string) => Promise<WorkedOnRun[]>;

export function workedOnRuns(query: Query): Promise<WorkedOnRun[]> {
  return query(WORKED_ON);
}

/** Runs whose process has ended or is silent, for a caller that itself works on none. */
export async function lostRuns(query: Query): Promise<WorkedOnRun[]> {
  const runs = await workedOnRuns(query);
  return runs.filter(({ owner, stale }) => owner !== null && (stale || isGone(owner)));
}
