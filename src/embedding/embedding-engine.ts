import { freemem } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { EmbeddingConfig, cpuCount } from '../config/config.js';
import { UserError } from '../errors/errors.js';
import { BatchEmbedder } from './batch-embedder.js';
import type { EmbeddedMessage, TextToEmbed } from './batch-embedder.js';
import type { ModelIdentity } from './chunk-embedding.repository.js';
import { chooseExecutor, detectProcessRole } from './choose-executor.js';
import { chooseWorkers, workerMemoryBytes } from './choose-workers.js';
import { resolveDevice } from './device.js';
import type { EmbeddingExecutor, ExecutorInfo } from './executors/embedding-executor.js';
import { openExecutor } from './executors/open-executor.js';
import { probeDevice } from './encoder/onnx-session.js';
import { initialisationLine } from './initialisation-line.js';
import { DEFAULT_MODEL, loadModel } from './models/model-store.js';
import type { VerifiedModel } from './models/model-store.js';

interface Started {
  readonly model: VerifiedModel;
  readonly executor: EmbeddingExecutor;
}

/**
 * The model and the pool that runs it. Needs no database.
 *
 * The executor is chosen once, when the first text comes or when the process is told to warm up; its workers load the
 * model themselves.
 */
@Injectable()
export class EmbeddingEngine implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EmbeddingEngine.name);
  private verified: Promise<VerifiedModel> | null = null;
  private started: Promise<Started> | null = null;

  constructor(private readonly config: EmbeddingConfig) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.warm) return;
    const { executor } = await this.start();
    await executor.warm();
  }

  /** Identity of the model that embeds now. Verifies its files on the first call. */
  async model(): Promise<ModelIdentity> {
    const { manifest } = await this.verify();
    const graph = manifest.files.find((file) => file.name === manifest.graph)!;
    const { key, revision, dimension, pooling } = manifest;
    return { key, revision, dimension, pooling, artefactSha256: graph.sha256 };
  }

  /** Embeds texts in any order, message by message, as they finish. @see BatchEmbedder */
  async *embed(texts: readonly TextToEmbed[], signal?: AbortSignal): AsyncGenerator<EmbeddedMessage> {
    if (texts.length === 0) return;
    const { executor } = await this.start();
    const embedder = new BatchEmbedder(executor, { textsPerMessage: this.config.textsPerMessage });
    yield* embedder.embed(texts, { signal });
  }

  /** Unit vector of one text. */
  async embedOne(text: string): Promise<Float32Array> {
    for await (const message of this.embed([{ key: '', text }])) {
      for (const item of message.items) {
        if ('error' in item) throw new UserError(item.error.code, item.error.message, { field: 'query' });
        return item.vector;
      }
    }
    throw new Error('The executor answered nothing.');
  }

  async info(): Promise<ExecutorInfo> {
    return (await this.start()).executor.info;
  }

  /** Resident memory of the workers in bytes that is not part of this process. */
  async workerMemory(): Promise<number> {
    return this.started ? (await this.started).executor.workerMemory() : 0;
  }

  async onModuleDestroy(): Promise<void> {
    const started = this.started;
    this.started = null;
    if (started) await (await started).executor.close();
  }

  private verify(): Promise<VerifiedModel> {
    // A failure is not kept: the file may have been repaired by the next call.
    this.verified ??= loadModel(this.config.modelsDir || undefined, DEFAULT_MODEL).catch((error: unknown) => {
      this.verified = null;
      throw error;
    });
    return this.verified;
  }

  private start(): Promise<Started> {
    this.started ??= this.choose().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  private async choose(): Promise<Started> {
    const model = await this.verify();
    const { manifest, graphPath, tokenizerPath } = model;
    const device = await resolveDevice(this.config.device, (name) => probeDevice(graphPath, name));
    const role = detectProcessRole(this.config.processRole, isMainThread);
    const kind = chooseExecutor({ role, device: device.device, override: this.config.executor });
    const graphBytes = manifest.files.find((file) => file.name === manifest.graph)!.bytes;
    const workers = chooseWorkers({
      setting: this.config.workers,
      cpus: cpuCount(),
      freeMemoryBytes: freemem(),
      device: device.device,
      modelMemoryBytes: workerMemoryBytes(kind.kind, graphBytes),
    });
    const executor = openExecutor(kind.kind, {
      workers: workers.workers,
      model: manifest.key,
      encoder: {
        graphPath,
        tokenizerPath,
        device: device.device,
        dimension: manifest.dimension,
        maxTokens: manifest.maxTokens,
      },
    });
    this.logger.log(
      initialisationLine({
        info: executor.info,
        role,
        revision: manifest.revision,
        textsPerMessage: this.config.textsPerMessage,
        reasons: [kind.reason, workers.reason, device.reason],
      }),
    );
    return { model, executor };
  }
}
