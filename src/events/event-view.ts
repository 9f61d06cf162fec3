import { percentOf, stageMessage, stageOf } from '../runs/run-view.js';
import type { LastStage, RunState } from '../runs/run-states.js';
import type { Stage } from '../runs/stages.js';
import type { StoredEvent } from './stored-event.js';

interface EventHead {
  readonly id: string;
  readonly at: string;
  readonly documentId: string;
}

export interface RunEvent extends EventHead {
  readonly type: 'run';
  readonly runId: string;
  readonly state: RunState;
  readonly stage: Stage | null;
  /** Message of the stage, for people; null if the run waits or has ended. */
  readonly message: string | null;
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  /** When the stage began; null if the run waits or has ended, and in events of earlier versions. */
  readonly stageStartedAt: string | null;
  /** Units of `progress` a second since the stage began; null before the first one. */
  readonly rate: number | null;
  /** Until the end of the stage, at this rate. */
  readonly secondsLeft: number | null;
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string; readonly stage: Stage | null } | null;
}

export interface DocumentEvent extends EventHead {
  readonly type: 'document';
  readonly status: string;
  readonly message: string;
  readonly deleted: 'soft' | 'hard' | null;
}

/** A correction by hand was made or undone, or it fits its book no longer, or again. */
export interface CorrectionEvent extends EventHead {
  readonly type: 'correction';
  readonly correctionId: string;
  readonly kind: string;
  readonly status: string;
}

/** The payload as written by the triggers of the migration. */
interface RunPayload {
  readonly state: RunState;
  /** Missing in events of earlier versions. */
  readonly lastStage?: LastStage;
  /** As the database writes times; missing in events of earlier versions. */
  readonly stageStartedAt?: string | null;
  readonly attempts: number;
  readonly progressDone: number;
  readonly progressTotal: number;
  readonly failedStage: Stage | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}
type DocumentPayload = Pick<DocumentEvent, 'status' | 'message' | 'deleted'>;
type CorrectionPayload = Pick<CorrectionEvent, 'correctionId' | 'kind' | 'status'>;

/** A change in the form that streams send. */
export function eventView(event: StoredEvent): RunEvent | DocumentEvent | CorrectionEvent {
  const head = { id: event.id.toString(), at: event.at.toISOString(), documentId: event.documentId };
  if (event.type === 'document') {
    const { status, message, deleted } = event.payload as unknown as DocumentPayload;
    return { ...head, type: 'document', status, message, deleted };
  }
  if (event.type === 'correction') {
    const { correctionId, kind, status } = event.payload as unknown as CorrectionPayload;
    return { ...head, type: 'correction', correctionId, kind, status };
  }
  const run = event.payload as unknown as RunPayload;
  return {
    ...head,
    type: 'run',
    runId: event.runId!,
    state: run.state,
    stage: stageOf(run.state),
    message: stageMessage(run.state),
    percent: percentOf({ ...run, lastStage: run.lastStage ?? 'publishing' }),
    progress: { done: run.progressDone, total: run.progressTotal },
    ...paceOf(run, event.at),
    attempts: run.attempts,
    error: run.errorCode
      ? { code: run.errorCode, message: run.errorMessage ?? '', stage: run.failedStage }
      : null,
  };
}

/** How fast a stage has been until now. */
function paceOf(
  { state, stageStartedAt, progressDone, progressTotal }: RunPayload,
  at: Date,
): Pick<RunEvent, 'stageStartedAt' | 'rate' | 'secondsLeft'> {
  if (!stageStartedAt || stageOf(state) === null) {
    return { stageStartedAt: null, rate: null, secondsLeft: null };
  }
  const started = new Date(stageStartedAt);
  const seconds = (at.getTime() - started.getTime()) / 1000;
  const rate = progressDone > 0 && seconds > 0 ? progressDone / seconds : null;
  return {
    stageStartedAt: started.toISOString(),
    rate: rate && Number(rate.toFixed(2)),
    secondsLeft: rate && Math.ceil((progressTotal - progressDone) / rate),
  };
}
