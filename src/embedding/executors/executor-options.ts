import type { Device } from '../device.js';

/** How an executor keeps its workers. */
export interface ExecutorOptions {
  readonly workers: number;
  readonly device: Device;
  /** Milliseconds without a message after which a worker ends; undefined: it stays. */
  readonly idleMs?: number;
  /** Resident bytes above which a process is replaced, once it has answered what it has in hand. */
  readonly memoryLimitBytes?: number;
  /** Milliseconds after which a process that has not answered is killed and its message counts as lost. */
  readonly messageTimeoutMs?: number;
  /** Told in plain words when a worker is replaced. */
  readonly onEvent?: (event: string) => void;
}
