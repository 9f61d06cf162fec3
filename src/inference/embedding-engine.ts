import type { ChunkType } from '../book/chunk-type.js';
import type { EmbeddingConfig } from './embedding.config.js';
import { UserError } from '../errors/errors.js';
import { BatchEmbedder } from './batch-embedder.js';
import type { EmbeddedMessage, TextToEmbed } from './batch-embedder.js';
import type { ModelIdentity } from '../models/model-identity.js';
import type { EmbeddingExecutor } from './executors/embedding-executor.js';
import type { ExecutorInfo } from './executors/embedding-executor.js';
import type { EncoderOptions } from './encoder/encoder.js';
import type { TextRole } from './encoder/text-role.js';
import type { ModelCatalog } from './model-catalog.js';
import { modelKeyFor, modelKeys, textsPerMessage } from './model-slots.js';
import type { EngineLog } from './plan-executor.js';
import { prepareText } from './prepare-text.js';
import { encoderOptionsOf, identityOf } from './verified-model.js';

/** The models in use and the executor that runs them. It needs no database. The workers load the models themselves. */
export class EmbeddingEngine {
  constructor(
    private readonly config: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
    private readonly executor: EmbeddingExecutor,
    private readonly log: Pick<EngineLog, 'debug'>,
  ) {}

  get info(): ExecutorInfo {
    return this.executor.info;
  }

  /** Loads every usable one of these models into every worker. Throws when none is usable. */
  async warm(keys = this.models()): Promise<void> {
    const usable = await this.catalog.usable(keys);
    if (usable.length === 0) await this.catalog.load(keys[0] ?? this.config.models.default);
    for (const model of usable) {
      await this.executor.warm(encoderOptionsOf(model, this.executor.info.device));
    }
  }

  /** Keys of the models that the settings name, the default one first. */
  models(): readonly string[] {
    return modelKeys(this.config);
  }

  /** Key of the model that the settings name for chunks of a type. */
  modelFor(type: ChunkType): string {
    return modelKeyFor(type, this.config);
  }

  /** The identity under which vectors of a model are stored. The first call verifies the files of the model. */
  async identity(key: string): Promise<ModelIdentity> {
    return identityOf(await this.catalog.load(key));
  }

  /** Embeds texts in any order, and yields messages as they finish. @see BatchEmbedder */
  async *embed(
    key: string,
    texts: readonly TextToEmbed[],
    { signal, as = 'passage' }: { readonly signal?: AbortSignal; readonly as?: TextRole } = {},
  ): AsyncGenerator<EmbeddedMessage> {
    if (texts.length === 0) return;
    const encoder = await this.encoderOf(key);
    const options = { encoder, as, textsPerMessage: textsPerMessage(key, this.config, encoder.device) };
    for await (const message of new BatchEmbedder(this.executor, options).embed(texts, { signal })) {
      this.log.debug(`Computed ${message.items.length} texts in ${Math.round(message.ms)} ms.`);
      yield message;
    }
  }

  /** Unit vector of a query. Queries are computed before all passages. */
  async embedQuery(key: string, text: string): Promise<Float32Array> {
    if (text.trim() === '') {
      throw new UserError('embedding.empty_text', 'The text is empty.', { field: 'query' });
    }
    const encoder = await this.encoderOf(key);
    const request = { texts: [prepareText(text, 'prose')], encoder, as: 'query' } as const;
    return (await this.executor.encode(request)).vectors;
  }

  /** Highest resident memory, in bytes, of each worker that is a separate process. */
  workerMemory(): readonly number[] {
    return this.executor.workerMemory();
  }

  /** @see EmbeddingExecutor.close */
  close(deadlineMs?: number): Promise<void> {
    return this.executor.close(deadlineMs);
  }

  private async encoderOf(key: string): Promise<EncoderOptions> {
    return encoderOptionsOf(await this.catalog.load(key), this.executor.info.device);
  }
}
