import type { ChunkType } from '../book/chunk-type.js';
import { UserError } from '../errors/errors.js';
import type { Device } from '../inference/device.js';
import type { TextRole } from '../inference/encoder/text-role.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import { executorOf } from '../inference/executor-of.js';
import { planExecutor } from '../inference/plan-executor.js';
import { preparationOf, prepareText } from '../inference/prepare-text.js';
import type { ModelIdentity } from '../models/model-identity.js';
import { catalogOf, embeddingConfigOf } from './models.js';
import type { ModelChoice } from './models.js';

export type { ModelIdentity } from '../models/model-identity.js';
export type { ChunkType } from '../book/chunk-type.js';
export { UserError } from '../errors/errors.js';

export interface EmbedderOptions extends ModelChoice {
  /** Default: the CPUs of the process or container, fewer when memory is short. */
  readonly workers?: number;
  /**
   * Default: processes in a main process on a CPU, threads in a child process and on a GPU. A process that hangs is
   * replaced; a thread that hangs cannot be ended, so it ends the whole program with code 142.
   */
  readonly executor?: 'process' | 'thread';
  /** Default: a GPU that works, else the CPU. */
  readonly device?: Device;
  /** Is told when a worker is replaced. Default: nobody is. */
  readonly onWarning?: (sentence: string) => void;
}

export interface EmbedOptions {
  /** The type of each text decides how it is prepared; code keeps its line ends. Default: `concept`. */
  readonly type?: ChunkType;
  /** Some models expect other words before a question than before a passage. Default: `passage`. */
  readonly as?: TextRole;
  readonly signal?: AbortSignal;
}

/** Turns texts into unit vectors, in workers that each have a model of their own. */
export interface Embedder {
  readonly info: EmbeddingEngine['info'];
  /** What vectors have to share to be compared. */
  readonly model: ModelIdentity;
  /**
   * @returns One vector for each text, in their order: of length 1, with as many numbers as the model has dimensions.
   * @throws {UserError} for the first text that cannot be embedded, such as an empty one; `signal.reason` when aborted.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Ends the workers after their current texts. */
  close(): Promise<void>;
}

/**
 * Chooses executor, workers and device for this machine. Workers start with the first texts.
 *
 * @throws {UserError} `model.…` when the model is missing or damaged, `embedding.device_unavailable`,
 *         `embedding.executor_unsuitable`, or a list of wrong options.
 */
export async function openEmbedder(options: EmbedderOptions = {}): Promise<Embedder> {
  const { workers, executor: kind, device, onWarning = () => {} } = options;
  const config = embeddingConfigOf(options, {
    EMBEDDING_EXECUTOR: kind,
    EMBEDDING_WORKERS: workers?.toString(),
  });
  const catalog = catalogOf(config);
  const log = { debug: () => {}, warn: onWarning, fatal: onWarning };
  const plan = await planExecutor(config, catalog, { device }, log);
  const engine = new EmbeddingEngine(config, catalog, executorOf(plan), log);
  const key = config.models.default;
  const model = await engine.identity(key);
  return {
    info: engine.info,
    model,
    close: () => engine.close(),
    async embed(texts, { type = 'concept', as, signal } = {}) {
      const preparation = preparationOf(type);
      const prepared = texts.map((text, i) => ({ key: String(i), text: prepareText(text, preparation) }));
      const vectors: Float32Array[] = [];
      for await (const { items } of engine.embed(key, prepared, { as, signal })) {
        for (const item of items) {
          if ('error' in item) throw unembeddable(Number(item.key), item.error);
          vectors[Number(item.key)] = item.vector;
        }
      }
      return vectors;
    },
  };
}

function unembeddable(
  index: number,
  { code, message }: { readonly code: string; readonly message: string },
): UserError {
  return new UserError(code, `Text ${index} (from 0) cannot be embedded: ${message}`, {
    field: `texts[${index}]`,
  });
}
