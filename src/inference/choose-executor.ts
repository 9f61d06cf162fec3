import { UserError } from '../errors/errors.js';
import { isGpu, type Device } from './device.js';

export type ExecutorKind = 'process' | 'thread';

/**
 * The role of the process: `main` was started on its own (service, queue consumer, command line); `child` is a worker
 * thread or a process that another one forked; `pool-worker` runs inside an executor.
 */
export type ProcessRole = 'main' | 'child' | 'pool-worker';

export interface ExecutorChoice {
  readonly kind: ExecutorKind;
  /** Why this executor was chosen, for the log. */
  readonly reason: string;
}

/**
 * Processes compute in true parallel, and a crash of the native runtime ends only one worker. They cannot be nested
 * (pools in pools deadlock and multiply memory), and a device context cannot be shared across processes.
 */
export function chooseExecutor(circumstances: {
  readonly role: ProcessRole;
  readonly device: Device;
  readonly override: ExecutorKind | 'auto';
}): ExecutorChoice {
  const { role, device, override } = circumstances;
  if (role === 'pool-worker') throw new Error('A pool worker encodes in place: it never opens a pool.');
  if (override === 'process') refuseUnsuitableProcesses(role, device);
  if (override !== 'auto') return { kind: override, reason: 'set by EMBEDDING_EXECUTOR' };
  if (isGpu(device)) return { kind: 'thread', reason: 'a device context lives in one process' };
  if (role === 'child') return { kind: 'thread', reason: 'process pools do not nest' };
  return { kind: 'process', reason: 'a main process on a CPU' };
}

function refuseUnsuitableProcesses(role: 'main' | 'child', device: Device): void {
  if (isGpu(device)) {
    throw new UserError(
      'embedding.executor_unsuitable',
      `A process pool cannot share the device "${device}".`,
      {
        audience: 'operator',
        hint: 'Set EMBEDDING_EXECUTOR=thread (or auto), or EMBEDDING_DEVICE=cpu.',
        field: 'EMBEDDING_EXECUTOR',
      },
    );
  }
  if (role === 'child') {
    throw new UserError('embedding.executor_unsuitable', 'A forked child cannot open a process pool.', {
      audience: 'operator',
      hint: 'Set EMBEDDING_EXECUTOR=thread (or auto); if this process was started on its own, set COLOPHON_PROCESS_ROLE=main.',
      field: 'EMBEDDING_EXECUTOR',
    });
  }
}

/**
 * The role stated by whoever started the process. It is detected only if it was not stated. An IPC channel alone proves
 * nothing, because process managers and clusters also open one to services.
 *
 * @param isMainThread From `node:worker_threads`.
 */
export function detectProcessRole(
  setting: 'auto' | 'main' | 'child',
  isMainThread: boolean,
): 'main' | 'child' {
  if (setting !== 'auto') return setting;
  return isMainThread ? 'main' : 'child';
}
