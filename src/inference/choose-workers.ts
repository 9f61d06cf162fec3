import { isGpu, type Device } from './device.js';
import type { ExecutorKind } from './choose-executor.js';

export interface WorkerChoice {
  /** At least 1. */
  readonly workers: number;
  /** Why this number was chosen, for the log. */
  readonly reason: string;
}

/**
 * Memory of a worker in addition to the weights of its model, in bytes: the runtime's arenas, the tokenizer and, for a
 * process, its own Node.
 */
const WORKER_OVERHEAD_BYTES: Readonly<Record<ExecutorKind, number>> = {
  process: 115e6,
  thread: 75e6,
};

/** @param graphBytes Size of the model's graph. Every worker has its own copy of the weights. */
export function workerMemoryBytes(kind: ExecutorKind, graphBytes: number): number {
  return WORKER_OVERHEAD_BYTES[kind] + graphBytes;
}

/** The rest is for the cache of the database, the books being read and everything else on the machine. */
const SHARE_OF_FREE_MEMORY = 0.5;

/**
 * How many workers to run. Each runs one thread of the runtime, so there are never more workers than CPUs, unless the
 * settings ask for more.
 *
 * @param facts.cpus             CPUs that the container may use.
 * @param facts.modelMemoryBytes Memory of one worker, see `workerMemoryBytes`.
 */
export function chooseWorkers(facts: {
  readonly setting: number | 'auto';
  readonly cpus: number;
  readonly freeMemoryBytes: number;
  readonly device: Device;
  readonly modelMemoryBytes: number;
}): WorkerChoice {
  const { setting, cpus, freeMemoryBytes, device, modelMemoryBytes } = facts;
  if (setting !== 'auto') {
    return { workers: Math.max(1, Math.floor(setting)), reason: 'as it was set' };
  }
  if (isGpu(device)) return { workers: 1, reason: `one lane for the device ${device}` };

  const budget = freeMemoryBytes * SHARE_OF_FREE_MEMORY;
  // Strictly below the budget.
  const inMemory = Math.max(1, Math.ceil(budget / modelMemoryBytes) - 1);
  const byCpu = Math.max(1, cpus);
  if (inMemory >= byCpu) return { workers: byCpu, reason: 'one for each CPU' };
  return {
    workers: inMemory,
    reason: `lowered from ${byCpu}: at ${megabytes(modelMemoryBytes)} each, more would take over half of the ${megabytes(freeMemoryBytes)} free`,
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
