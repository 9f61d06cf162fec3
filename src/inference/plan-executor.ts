import { isMainThread } from 'node:worker_threads';
import { cpuCount } from '../process/cpu-count.js';
import { precisionOf } from '../models/model-store.js';
import type { FoundModel } from '../models/model-store.js';
import { chooseExecutor, detectProcessRole } from './choose-executor.js';
import type { ExecutorKind, ProcessRole } from './choose-executor.js';
import { chooseWorkers, workerMemoryBytes } from './choose-workers.js';
import { resolveDevice } from './device.js';
import type { Device, DeviceChoice } from './device.js';
import type { EmbeddingConfig } from './embedding.config.js';
import { endHungProcess } from './executors/end-hung-process.js';
import type { ExecutorOptions } from './executors/executor-options.js';
import { mayHaveGraphicsCard } from './graphics-card.js';
import type { ModelCatalog } from './model-catalog.js';
import { modelKeys, textsPerMessage } from './model-slots.js';
import { encoderOptionsOf } from './verified-model.js';

/** What a caller may choose for one process instead of using its settings. */
export interface EngineChoice {
  readonly workers?: number;
  readonly device?: Device | 'auto';
}

/** Where the engine tells what it does, in sentences. */
export interface EngineLog {
  /** Texts were computed. */
  debug(sentence: string): void;
  /** A worker was replaced. */
  warn(sentence: string): void;
  /** A thread hangs, and the process ends. */
  fatal(sentence: string): void;
}

export interface PlannedModel {
  readonly key: string;
  readonly revision: string;
  readonly textsPerMessage: number;
}

/** How this process embeds, decided before its first worker starts. */
export class ExecutorPlan {
  constructor(
    readonly kind: ExecutorKind,
    readonly role: ProcessRole,
    readonly options: ExecutorOptions,
    /** The models in use whose description can be read. */
    readonly models: readonly PlannedModel[],
    /** Why this executor, this number of workers and this device were chosen. */
    readonly reasons: readonly string[],
  ) {}
}

/**
 * Decides on executor, workers and device from the settings and from this machine.
 *
 * It reads only the descriptions of the models. A damaged model is found when it is used, and then fails only the
 * chunks of its types.
 *
 * @throws {UserError} `embedding.device_unavailable`, `embedding.executor_unsuitable`.
 */
export async function planExecutor(
  config: EmbeddingConfig,
  catalog: ModelCatalog,
  choice: EngineChoice,
  log: Omit<EngineLog, 'debug'>,
): Promise<ExecutorPlan> {
  const keys = modelKeys(config);
  const models = await catalog.described(keys);
  const device = await chooseDevice(choice.device ?? config.device, catalog, keys);
  const role = detectProcessRole(config.processRole, isMainThread);
  const executor = chooseExecutor({ role, device: device.device, override: config.executor });
  const weights = models.reduce((sum, model) => sum + graphBytes(model, config), 0);
  const workers = chooseWorkers({
    setting: choice.workers ?? config.workers,
    cpus: cpuCount(),
    freeMemoryBytes: process.availableMemory(),
    device: device.device,
    modelMemoryBytes: workerMemoryBytes(executor.kind, weights),
  });
  const options: ExecutorOptions = {
    workers: workers.workers,
    device: device.device,
    idleMs: config.idleSeconds * 1000,
    memoryLimitBytes: config.workerMegabytes * 1e6 + weights,
    messageTimeoutMs: config.messageSeconds * 1000,
    onEvent: (event) => log.warn(event),
    onHung: (hang) => endHungProcess(hang, (line) => log.fatal(line)),
  };
  const planned = models.map(({ manifest: { key, revision } }) => ({
    key,
    revision,
    textsPerMessage: textsPerMessage(key, config, device.device),
  }));
  const reasons = [executor.reason, workers.reason, device.reason];
  return new ExecutorPlan(executor.kind, role, options, planned, reasons);
}

async function chooseDevice(
  setting: Device | 'auto',
  catalog: ModelCatalog,
  keys: readonly string[],
): Promise<DeviceChoice> {
  // Loaded only when a GPU is tried. Other processes load the native runtime only in their workers.
  const loadProbe = () => import('./encoder/device-probe.js');
  return resolveDevice({
    setting,
    gpus: async () => ((await mayHaveGraphicsCard()) ? (await loadProbe()).bundledGpus() : []),
    probe: async (device) => {
      const models = await catalog.usable(keys);
      const { tryDevice } = await loadProbe();
      return tryDevice(
        device,
        models.map((model) => encoderOptionsOf(model, device)),
      );
    },
  });
}

/** Size of the graph that runs, which is about the size of its weights in memory. */
function graphBytes({ manifest }: FoundModel, { precision }: EmbeddingConfig): number {
  const { graphs, files } = manifest;
  const name = graphs[precisionOf(manifest, precision)];
  return files.find((file) => file.name === name)?.bytes ?? 0;
}
