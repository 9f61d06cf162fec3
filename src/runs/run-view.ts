import type { IngestionRunEntity } from './ingestion-run.entity.js';
import type { RunReport, StageReport } from './run-report.js';
import type { FirstStage, LastStage, RunState } from './run-states.js';
import { STAGES, STAGE_MESSAGES, percentAtEnd, percentAtStart } from './stages.js';
import type { Stage } from './stages.js';

export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  /** The stage in which it ended; null when it was still queued. */
  readonly stage: Stage | null;
}

/** A run as every interface shows it. */
export interface RunView {
  readonly id: string;
  readonly documentId: string;
  readonly state: RunState;
  /** The current stage; null when the run is queued or has ended. */
  readonly stage: Stage | null;
  /** A description of the stage for people; null when the run is queued or has ended. */
  readonly message: string | null;
  readonly firstStage: FirstStage;
  /** The stage that it ends with. */
  readonly until: LastStage;
  /** The run that this one retries. */
  readonly retries: string | null;
  /** The run that replaced it when its process was lost, stopped or without a database. */
  readonly replacedBy: string | null;
  /** How often a process started on it, or on the runs that it replaces, since one of them last made progress. */
  readonly attempts: number;
  /** 0 to 100; never decreases. */
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  readonly queuePosition: number | null;
  /** The completed stages in order, with their durations in milliseconds. */
  readonly stages: readonly { readonly stage: Stage; readonly ms: number }[];
  /** Milliseconds since the last heartbeat of the process that works on it; null when none does. */
  readonly heartbeatAgeMs: number | null;
  readonly error: RunError | null;
  readonly report: RunReport | StageReport | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** A run with the values that its row does not contain. */
export interface RunDetails {
  readonly run: IngestionRunEntity;
  readonly queuePosition: number | null;
  readonly heartbeatAgeMs: number | null;
}

export function runView({ run, queuePosition, heartbeatAgeMs }: RunDetails): RunView {
  return {
    id: run.id,
    documentId: run.documentId,
    state: run.state,
    stage: stageOf(run.state),
    message: stageMessage(run.state),
    firstStage: run.firstStage,
    until: run.lastStage,
    retries: run.retries,
    replacedBy: run.replacedBy,
    attempts: run.attempts,
    percent: percentOf(run),
    progress: { done: run.progressDone, total: run.progressTotal },
    queuePosition,
    stages: STAGES.flatMap((stage) => {
      const ms = run.stageMs[stage];
      return ms === undefined ? [] : [{ stage, ms }];
    }),
    heartbeatAgeMs,
    error: runError(run),
    report: run.report,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

export function runError(
  run: Pick<IngestionRunEntity, 'errorCode' | 'errorMessage' | 'errorHint' | 'failedStage'>,
): RunError | null {
  if (!run.errorCode) return null;
  const { errorCode: code, errorMessage, errorHint: hint, failedStage: stage } = run;
  return { code, message: errorMessage ?? '', hint, stage };
}

export function stageOf(state: RunState): Stage | null {
  return STAGES.find((name) => name === state) ?? null;
}

export function stageMessage(state: RunState): string | null {
  const stage = stageOf(state);
  return stage && STAGE_MESSAGES[stage];
}

/** 0 to 100. A failed or cancelled run keeps its last value. */
export function percentOf(
  run: Pick<IngestionRunEntity, 'state' | 'lastStage' | 'failedStage' | 'progressDone' | 'progressTotal'>,
): number {
  if (run.state === 'completed') return 100;
  const stage = stageOf(run.state) ?? run.failedStage;
  if (!stage) return 0;
  const [from, to] = [percentAtStart(stage), percentAtEnd(stage)];
  const share = run.progressTotal > 0 ? run.progressDone / run.progressTotal : 0;
  return Math.floor(((from + (to - from) * Math.min(1, share)) * 100) / percentAtEnd(run.lastStage));
}
