import type { EventType } from './event.entity.js';

/** Ids grow with the time of the commit: who has seen one has seen all lower ones. */
export interface StoredEvent {
  readonly id: bigint;
  readonly at: Date;
  readonly documentId: string;
  readonly runId: string | null;
  readonly type: EventType;
  readonly payload: Readonly<Record<string, unknown>>;
}
