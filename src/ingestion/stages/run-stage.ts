import type { EmbeddedChunks } from '../../embedding/embedding.service.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import type { ContentReport, RunReport } from '../../runs/run-report.js';
import type { Stage } from '../../runs/stages.js';

/** How this process works on a run. */
export interface RunWork {
  /** For an encrypted book. */
  readonly password?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/** A run on its way through the stages, with the results of the earlier ones. */
export interface RunContext {
  readonly run: IngestionRunEntity;
  readonly work: RunWork;
  /** Set once the chunks are cut. */
  content?: ContentReport;
  /** Set once they are embedded. */
  embedded?: EmbeddedChunks;
  /** Set once they are published, if there are topics whose lists have to be made anew. */
  published?: RunReport;
}

/**
 * A step on the way from a file to a published book. To add one, write a class here, a line in `run-stages.ts` and, if
 * it has a state of its own, a line in `runs/stages.ts`.
 */
export abstract class RunStage {
  /** The state of the run during this step; the first one if there are several. */
  abstract readonly state: Stage;

  /**
   * Does its work, moves the run to the next state and adds to the context what later steps need.
   *
   * @throws the error that ends the run.
   */
  abstract execute(context: RunContext): Promise<void>;
}
