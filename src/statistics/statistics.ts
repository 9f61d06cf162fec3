import type { ChunkType } from '../book/chunk-type.js';
import type { DocumentStatus } from '../documents/document.entity.js';
import type { EndState } from '../runs/run-states.js';
import type { Stage } from '../runs/stages.js';

/** What a library holds and how fast it grows. Deleted documents do not count. */
export interface LibraryStatistics {
  readonly documents: {
    readonly total: number;
    readonly byStatus: Readonly<Partial<Record<DocumentStatus, number>>>;
    readonly pages: number;
    /** Of the files. */
    readonly bytes: number;
  };
  readonly sections: number;
  readonly chunks: {
    readonly total: number;
    readonly byType: Readonly<Partial<Record<ChunkType, number>>>;
    /** As the models count them; mean over all chunks. */
    readonly meanTokens: number | null;
  };
  readonly vectors: readonly ModelVectors[];
  readonly lastDay: {
    /** Runs that ended in the last 24 hours. */
    readonly runs: Readonly<Partial<Record<EndState, number>>>;
    /** Of the completed ones: what each stage took. */
    readonly stages: readonly StageSpeed[];
  };
}

/** Vectors of published chunks. */
export interface ModelVectors {
  readonly model: string;
  readonly dimension: number;
  readonly vectors: number;
  /** Whether searches use it, for some type of chunk. */
  readonly active: boolean;
}

export interface StageSpeed {
  readonly stage: Stage;
  /** Milliseconds. */
  readonly median: number;
  /** Pages a second for reading, structuring and chunking, and chunks a second for the other stages. */
  readonly perSecond: number | null;
}

/** What a process does now. */
export interface Work {
  readonly host: string;
  readonly pid: number;
  /** `run`: it leads a run. `part`: it embeds chunks of a run or of a change of model. */
  readonly kind: 'run' | 'part';
  readonly documentId: string | null;
  readonly title: string | null;
  readonly runId: string | null;
  /** The model of a change; null for a run. */
  readonly model: string | null;
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since it last gave a sign of life. */
  readonly heartbeatAgeMs: number | null;
}
