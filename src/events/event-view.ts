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
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string; readonly stage: Stage | null } | null;
}

export interface DocumentEvent extends EventHead {
  readonly type: 'document';
  readonly status: string;
  readonly message: string;
  readonly deleted: 'soft' | 'hard' | null;
}

/** The payload as written by the triggers of the migration. */
interface RunPayload {
  readonly state: RunState;
  /** Missing in events of earlier versions. */
  readonly lastStage?: LastStage;
  readonly attempts: number;
  readonly progressDone: number;
  readonly progressTotal: number;
  readonly failedStage: Stage | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}
type DocumentPayload = Pick<DocumentEvent, 'status' | 'message' | 'deleted'>;

/** A change in the form that streams send. */
export function eventView(event: StoredEvent): RunEvent | DocumentEvent {
  const head = { id: event.id.toString(), at: event.at.toISOString(), documentId: event.documentId };
  if (event.type === 'document') {
    const { status, message, deleted } = event.payload as unknown as DocumentPayload;
    return { ...head, type: 'document', status, message, deleted };
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
    attempts: run.attempts,
    error: run.errorCode
      ? { code: run.errorCode, message: run.errorMessage ?? '', stage: run.failedStage }
      : null,
  };
}
