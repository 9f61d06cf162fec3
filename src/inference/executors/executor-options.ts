import type { Device } from '../device.js';

/** A thread that did not answer in time, and its current messages. */
export interface HungThread {
  readonly device: Device;
  /** Paths of the graphs that its texts are for. */
  readonly graphs: readonly string[];
  readonly messages: number;
  readonly texts: number;
  readonly afterMs: number;
}

/** How an executor keeps its workers. */
export interface ExecutorOptions {
  readonly workers: number;
  readonly device: Device;
  /** Milliseconds without a message after which a worker ends; undefined: it does not end. */
  readonly idleMs?: number;
  /** Limit of resident memory in bytes. A process above it is replaced after it has answered its current messages. */
  readonly memoryLimitBytes?: number;
  /**
   * Milliseconds after which a worker without an answer counts as hung. A process is killed and its message is lost. A
   * thread cannot be ended, so `onHung` is called.
   */
  readonly messageTimeoutMs?: number;
  /** Called when a thread hangs. Its lane never becomes free again, so the process has to be ended. */
  readonly onHung?: (hang: HungThread) => void;
  /** Called with a plain sentence when a worker is replaced. */
  readonly onEvent?: (event: string) => void;
}
