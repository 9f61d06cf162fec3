import { isMainThread } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import { EmbeddingConfig } from './embedding.config.js';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { cpuCount } from '../process/cpu-count.js';
import { UserError } from '../errors/errors.js';
import { BatchEmbedder } from './batch-embedder.js';
import type { EmbeddedMessage, TextToEmbed } from './batch-embedder.js';
import type { ModelIdentity } from '../models/model-identity.js';
import { chooseExecutor, detectProcessRole } from './choose-executor.js';
import { chooseWorkers, workerMemoryBytes } from './choose-workers.js';
import { resolveDevice } from './device.js';
import type { Device, DeviceChoice } from './device.js';
import { endHungProcess } from './executors/end-hung-process.js';
import type { EmbeddingExecutor, ExecutorInfo } from './executors/embedding-executor.js';
import type { EncoderOptions, TextRole } from './encoder/encoder.js';
import { openExecutor } from './executors/open-executor.js';
import { bundledGpus, probeDevice } from './encoder/device-probe.js';
import { initialisationLine } from './initialisation-line.js';
import { ModelCatalog, encoderOptionsOf, identityOf } from './model-catalog.js';
import { modelKeyFor, modelKeys, textsPerMessage, typesOf } from './model-slots.js';
import type { VerifiedModel } from '../models/model-store.js';
import { prepareText } from './prepare-text.js';

/** What a caller may choose for one process. */
export interface EngineChoice {
  readonly workers?: number;
  readonly device?: Device | 'auto';
}

/**
 * The models in use and the pool that runs them. Needs no database.
 *
 * The executor is chosen once, when the first text comes or when the process is told to warm up; its workers load the
 * models themselves.
 */
@Injectable()
export class EmbeddingEngine implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(EmbeddingEngine.name);
  private started: Promise<EmbeddingExecutor> | null = null;
  private device: Promise<DeviceChoice> | null = null;
  private overrides: EngineChoice = {};

  constructor(
    private readonly config: EmbeddingConfig,
    private readonly shutdown: ShutdownConfig,
    private readonly catalog: ModelCatalog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.warm) await this.warm();
  }

  /** Loads every model in use into every worker. */
  async warm(): Promise<void> {
    const executor = await this.start();
    for (const key of this.models()) await executor.warm(await this.encoderOf(key));
  }

  /** Keys of the models in use, the default one first. */
  models(): readonly string[] {
    return modelKeys(this.config);
  }

  /** Key of the model that embeds chunks of a type. */
  modelFor(type: ChunkType): string {
    return modelKeyFor(type, this.config);
  }

  /** Types of chunks that a model embeds. */
  typesOf(key: string): readonly ChunkType[] {
    return typesOf(key, this.config);
  }

  /** What vectors of a model are stored under. Verifies its files on the first call. */
  async identity(key: string): Promise<ModelIdentity> {
    return identityOf(await this.model(key));
  }

  /**
   * Workers and device of this process, instead of those of the settings. To be told before anything is embedded.
   */
  override(choice: EngineChoice): void {
    if (this.started ?? this.device) throw new Error('The executor is chosen already.');
    this.overrides = choice;
  }

  /** Embeds texts in any order, message by message, as they finish. @see BatchEmbedder */
  async *embed(
    key: string,
    texts: readonly TextToEmbed[],
    { signal, as = 'passage' }: { readonly signal?: AbortSignal; readonly as?: TextRole } = {},
  ): AsyncGenerator<EmbeddedMessage> {
    if (texts.length === 0) return;
    const encoder = await this.encoderOf(key);
    const executor = await this.start();
    const options = { encoder, as, textsPerMessage: textsPerMessage(key, this.config, encoder.device) };
    for await (const message of new BatchEmbedder(executor, options).embed(texts, { signal })) {
      this.logger.debug(`Computed ${message.items.length} texts in ${Math.round(message.ms)} ms.`);
      yield message;
    }
  }

  /** Unit vector of a query: it goes before all passages. */
  async embedQuery(key: string, text: string): Promise<Float32Array> {
    if (text.trim() === '') {
      throw new UserError('embedding.empty_text', 'The text is empty.', { field: 'query' });
    }
    const encoder = await this.encoderOf(key);
    const executor = await this.start();
    return (await executor.encode({ texts: [prepareText(text, 'prose')], encoder, as: 'query' })).vectors;
  }

  async info(): Promise<ExecutorInfo> {
    return (await this.start()).info;
  }

  /** Highest resident memory of each worker that is a process of its own, in bytes. */
  async workerMemory(): Promise<readonly number[]> {
    return this.started ? (await this.started).workerMemory() : [];
  }

  /** Not earlier: until here the run in progress may end or be handed back, and needs its workers for that. */
  async onApplicationShutdown(): Promise<void> {
    const started = this.started;
    this.started = null;
    if (started) await (await started).close(this.shutdown.seconds * 1000);
  }

  private async encoderOf(key: string): Promise<EncoderOptions> {
    const { device } = await this.chooseDevice();
    return encoderOptionsOf(await this.catalog.load(key, device), device);
  }

  private async model(key: string): Promise<VerifiedModel> {
    const { device } = await this.chooseDevice();
    return this.catalog.load(key, device);
  }

  /** Settled once; a failure is not kept, as the device may be there by the next call. */
  private chooseDevice(): Promise<DeviceChoice> {
    this.device ??= this.askForDevice().catch((error: unknown) => {
      this.device = null;
      throw error;
    });
    return this.device;
  }

  private async askForDevice(): Promise<DeviceChoice> {
    const setting = this.overrides.device ?? this.config.device;
    const cpuOnly = setting === 'auto' ? await this.catalog.cpuOnly(this.models()) : [];
    return resolveDevice({ setting, gpus: bundledGpus(), cpuOnly, probe: probeDevice });
  }

  private start(): Promise<EmbeddingExecutor> {
    this.started ??= this.choose().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  private async choose(): Promise<EmbeddingExecutor> {
    const { config } = this;
    const device = await this.chooseDevice();
    const models = await this.usable(device.device);
    const role = detectProcessRole(config.processRole, isMainThread);
    const kind = chooseExecutor({ role, device: device.device, override: config.executor });
    const weights = models.reduce((sum, model) => sum + model.graph.bytes, 0);
    const workers = chooseWorkers({
      setting: this.overrides.workers ?? config.workers,
      cpus: cpuCount(),
      freeMemoryBytes: process.availableMemory(),
      device: device.device,
      modelMemoryBytes: workerMemoryBytes(kind.kind, weights),
    });
    const executor = openExecutor(kind.kind, {
      workers: workers.workers,
      device: device.device,
      idleMs: config.idleSeconds * 1000,
      memoryLimitBytes: config.workerMegabytes * 1e6 + weights,
      messageTimeoutMs: config.messageSeconds * 1000,
      onEvent: (event) => this.logger.warn(event),
      onHung: (hang) => endHungProcess(hang, (line) => this.logger.fatal(line)),
    });
    this.logger.log(
      initialisationLine({
        info: executor.info,
        role,
        models: models.map(identityOf).map(({ key, revision }) => ({
          key,
          revision,
          textsPerMessage: textsPerMessage(key, config, device.device),
        })),
        reasons: [kind.reason, workers.reason, device.reason],
      }),
    );
    return executor;
  }

  /** The models whose files are whole: a bad one fails the chunks of its types, not those of the others. */
  private async usable(device: Device): Promise<VerifiedModel[]> {
    const found = await Promise.allSettled(this.models().map((key) => this.catalog.load(key, device)));
    const models = found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const [first] = found;
    if (models.length === 0 && first?.status === 'rejected') throw first.reason;
    return models;
  }
}
