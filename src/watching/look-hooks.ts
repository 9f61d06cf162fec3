import type { Pace } from './pace.js';
import type { WatchEvent } from './watch-events.js';

/** What became of the wish to ingest a document. */
export type Ingested =
  | { readonly outcome: 'ingested'; readonly title: string; readonly status: string }
  /** It was complete already. */
  | { readonly outcome: 'complete' }
  | { readonly outcome: 'queued'; readonly runId: string }
  /** The queue is full: the next look asks again. */
  | { readonly outcome: 'later' };

/** How a process looks at folders. */
export interface LookHooks {
  readonly signal: AbortSignal;
  readonly tell: (event: WatchEvent) => void;
  /**
   * Ingests a document, or has it ingested.
   *
   * @throws what ended its run.
   */
  readonly ingest: (documentId: string) => Promise<Ingested>;
  readonly pace: Pace;
  /** Books whose files are gone or replaced stay in the library. */
  readonly keepRemoved: boolean;
  /** Books whose files are gone are hidden, however many they are. */
  readonly acceptRemovals: boolean;
  /** Milliseconds between the two listings that must agree on a file before it is read. */
  readonly settleMs: number;
  /** Milliseconds after which the rest waits for the next look, so that other changes are seen meanwhile. */
  readonly longestMs: number;
}
