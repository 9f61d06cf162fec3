import { percentOf, stageMessage, stageOf } from '../runs/run-view.js';
import type { LastStage, RunState } from '../runs/run-states.js';
import type { Stage } from '../runs/stages.js';
import type { EventType } from './event.entity.js';
import type { StoredEvent } from './stored-event.js';

interface EventHead<Type extends EventType> {
  readonly id: string;
  readonly type: Type;
  readonly at: string;
}

interface OfDocument {
  readonly documentId: string;
}

export interface RunEvent extends EventHead<'run'>, OfDocument {
  readonly runId: string;
  readonly state: RunState;
  readonly stage: Stage | null;
  /** Message of the stage, for people; null if the run waits or has ended. */
  readonly message: string | null;
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  /** How many chunks of `progress`, in the stage `embedding`, had a vector already when their earlier run was lost. */
  readonly saved: number;
  /** When the stage began; null if the run waits or has ended, and in events of earlier versions. */
  readonly stageStartedAt: string | null;
  /** Units of `progress` a second since the stage began, without those `saved`; null before the first one. */
  readonly rate: number | null;
  /** Until the end of the stage, at this rate. */
  readonly secondsLeft: number | null;
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string; readonly stage: Stage | null } | null;
}

interface DocumentPayload {
  readonly status: string;
  readonly message: string;
  readonly deleted: 'soft' | 'hard' | null;
}
export type DocumentEvent = EventHead<'document'> & OfDocument & DocumentPayload;

interface CorrectionPayload {
  readonly correctionId: string;
  readonly kind: string;
  readonly status: string;
}
/** A correction by hand was made or undone, or it fits its book no longer, or again. */
export type CorrectionEvent = EventHead<'correction'> & OfDocument & CorrectionPayload;

interface ModelChangePayload {
  readonly changeId: string;
  /** Key of the new model. */
  readonly model: string;
  readonly state: string;
  /** Why it failed. */
  readonly message: string | null;
  /** Chunks that have a vector by the new model. */
  readonly done: number;
  readonly total: number;
}
/** A change of the model that searches use has begun, moved on or ended; its progress at most once a second. */
export type ModelChangeEvent = EventHead<'model_change'> & ModelChangePayload;

/** The tree of topics has changed, or the vectors of subtopics. It does not say which: one event tells of many. */
export type TopicsEvent = EventHead<'topics'>;

interface RankingPayload {
  /** The request that it answers; null if a change of the library asked for it, or if it concerns all that wait. */
  readonly rankingId: string | null;
  readonly status: 'queued' | 'completed' | 'failed';
}
/** The lists of the subtopics were made anew, or somebody has asked for that, or it has failed. */
export type RankingEvent = EventHead<'ranking'> & RankingPayload;

export type LibraryEvent =
  | RunEvent
  | DocumentEvent
  | CorrectionEvent
  | ModelChangeEvent
  | TopicsEvent
  | RankingEvent;

/** The payload as written by the triggers of the migrations. */
interface RunPayload {
  readonly state: RunState;
  /** Missing in events of earlier versions. */
  readonly lastStage?: LastStage;
  /** As the database writes times; missing in events of earlier versions. */
  readonly stageStartedAt?: string | null;
  /** Missing in events of earlier versions. */
  readonly saved?: number;
  readonly attempts: number;
  readonly progressDone: number;
  readonly progressTotal: number;
  readonly failedStage: Stage | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** A change in the form that streams send. */
export function eventView(event: StoredEvent): LibraryEvent {
  const head = { id: event.id.toString(), at: event.at.toISOString() };
  const ofDocument = { ...head, documentId: event.documentId! };
  switch (event.type) {
    case 'run':
      return { ...ofDocument, type: 'run', ...runView(event, event.payload as unknown as RunPayload) };
    case 'document': {
      const { status, message, deleted } = event.payload as unknown as DocumentPayload;
      return { ...ofDocument, type: 'document', status, message, deleted };
    }
    case 'correction': {
      const { correctionId, kind, status } = event.payload as unknown as CorrectionPayload;
      return { ...ofDocument, type: 'correction', correctionId, kind, status };
    }
    case 'model_change': {
      const { changeId, model, state, message, done, total } = event.payload as unknown as ModelChangePayload;
      return { ...head, type: 'model_change', changeId, model, state, message, done, total };
    }
    case 'topics':
      return { ...head, type: 'topics' };
    case 'ranking': {
      const { rankingId, status } = event.payload as unknown as RankingPayload;
      return { ...head, type: 'ranking', rankingId, status };
    }
  }
}

function runView(
  { at, runId }: StoredEvent,
  run: RunPayload,
): Omit<RunEvent, keyof EventHead<'run'> | 'documentId'> {
  return {
    runId: runId!,
    state: run.state,
    stage: stageOf(run.state),
    message: stageMessage(run.state),
    percent: percentOf({ ...run, lastStage: run.lastStage ?? 'publishing' }),
    progress: { done: run.progressDone, total: run.progressTotal },
    saved: run.saved ?? 0,
    ...paceOf(run, at),
    attempts: run.attempts,
    error: run.errorCode
      ? { code: run.errorCode, message: run.errorMessage ?? '', stage: run.failedStage }
      : null,
  };
}

/** How fast a stage has been until now. */
function paceOf(
  { state, stageStartedAt, saved = 0, progressDone, progressTotal }: RunPayload,
  at: Date,
): Pick<RunEvent, 'stageStartedAt' | 'rate' | 'secondsLeft'> {
  if (!stageStartedAt || stageOf(state) === null) {
    return { stageStartedAt: null, rate: null, secondsLeft: null };
  }
  const started = new Date(stageStartedAt);
  const seconds = (at.getTime() - started.getTime()) / 1000;
  // Vectors that a lost run had made are copied at once, and say nothing about the others.
  const done = progressDone - (state === 'embedding' ? saved : 0);
  const rate = done > 0 && seconds > 0 ? done / seconds : null;
  return {
    stageStartedAt: started.toISOString(),
    rate: rate && Number(rate.toFixed(2)),
    secondsLeft: rate && Math.ceil((progressTotal - progressDone) / rate),
  };
}
