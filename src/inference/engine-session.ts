import type { EmbeddingEngine } from './embedding-engine.js';
import type { EngineChoice } from './plan-executor.js';

/** Opens the models and their executor for one piece of work, without a database. */
export abstract class EngineSession {
  /** @throws {UserError} the same errors as `planExecutor`. */
  abstract use<T>(work: (engine: EmbeddingEngine) => Promise<T>, choice?: EngineChoice): Promise<T>;
}
