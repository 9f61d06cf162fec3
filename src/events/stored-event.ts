import type { EventType } from './event.entity.js';

/** Ids increase with commit time: a reader that has seen one id has seen all lower ones. */
export interface StoredEvent {
  readonly id: bigint;
  readonly at: Date;
  /** Null: of the library. */
  readonly documentId: string | null;
  readonly runId: string | null;
  readonly type: EventType;
  readonly payload: Readonly<Record<string, unknown>>;
}
