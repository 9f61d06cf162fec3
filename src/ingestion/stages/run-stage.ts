import type { EmbeddedChunks } from '../../embedding/embedding.service.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import type { ContentReport } from '../../runs/run-report.js';
import type { Stage } from '../../runs/stages.js';

/** How this process works on a run. */
export interface RunWork {
  /** Of an encrypted book. */
  readonly password?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/** A run on its way through the stages, with what those before have made. */
export interface RunContext {
  readonly run: IngestionRunEntity;
  readonly work: RunWork;
  /** Since the chunks are cut. */
  content?: ContentReport;
  /** Since they are embedded. */
  embedded?: EmbeddedChunks;
}

/**
 * A step on the way from a file to a published book. A new one is a class here, a line in `run-stages.ts` and, where it
 * has a state of its own, a line in `runs/stages.ts`.
 */
export abstract class RunStage {
  /** The first of the states that the run is in meanwhile. */
  abstract readonly state: Stage;

  /**
   * Does its work, moves the run on and adds to the context what the next ones need.
   *
   * @throws what ends the run.
   */
  abstract execute(context: RunContext): Promise<void>;
}
