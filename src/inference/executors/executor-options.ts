import type { Device } from '../device.js';

/** A thread that did not answer in time, and what it has in hand. */
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
  /** Milliseconds without a message after which a worker ends; undefined: it stays. */
  readonly idleMs?: number;
  /** Resident bytes above which a process is replaced, once it has answered what it has in hand. */
  readonly memoryLimitBytes?: number;
  /**
   * Milliseconds after which a worker that has not answered counts as hung: a process is killed and its message lost, a
   * thread cannot be ended and is told to `onHung`.
   */
  readonly messageTimeoutMs?: number;
  /** Told of a thread that hangs: its lane never comes free again, so whoever runs the process has to end it. */
  readonly onHung?: (hang: HungThread) => void;
  /** Told in plain words when a worker is replaced. */
  readonly onEvent?: (event: string) => void;
}
