import type { Schemas } from './client.js';

type RunState = Schemas['RunResponse']['state'];

interface OfDocument {
  readonly documentId: string;
}

/** A change of a run, as the stream of events tells it (`openapi.json`, `GET /v1/events`). */
export interface RunEvent extends OfDocument {
  readonly type: 'run';
  readonly at: string;
  readonly runId: string;
  readonly state: RunState;
  readonly stage: Schemas['RunResponse']['stage'];
  readonly message: string | null;
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  /** Vectors that a lost run had made; they are part of the progress of embedding. */
  readonly saved: number;
  /** Units of `progress` a second in this stage; null while nobody knows. */
  readonly rate: number | null;
  /** Until this stage ends; null while nobody knows. */
  readonly secondsLeft: number | null;
}

interface DocumentEvent extends OfDocument {
  readonly type: 'document';
  readonly status: Schemas['DocumentDetailsResponse']['status'];
  readonly deleted: 'soft' | 'hard' | null;
}

interface CorrectionEvent extends OfDocument {
  readonly type: 'correction';
}

interface ModelChangeEvent {
  readonly type: 'model_change';
  readonly state: Schemas['ModelChangeResponse']['state'];
}

interface TopicsEvent {
  readonly type: 'topics' | 'ranking';
}

export type LibraryEvent = RunEvent | DocumentEvent | CorrectionEvent | ModelChangeEvent | TopicsEvent;

const ENDS: readonly RunState[] = ['completed', 'failed', 'cancelled'];

export function hasEnded(state: RunState): boolean {
  return ENDS.includes(state);
}
