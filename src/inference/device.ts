import { messageOf, UserError } from '../errors/errors.js';

/** Execution providers that a model can run on. */
export const DEVICES = ['cpu', 'cuda', 'webgpu', 'coreml', 'dml'] as const;
export type Device = (typeof DEVICES)[number];

export interface DeviceChoice {
  readonly device: Device;
  /** Why this one, for the log. */
  readonly reason: string;
}

export function isGpu(device: Device): boolean {
  return device !== 'cpu';
}

/** What settling the device needs to know. */
export interface DeviceFacts {
  readonly setting: Device | 'auto';
  /** GPUs that `auto` may try, best first. */
  readonly gpus: readonly Device[];
  /** Keys of models in use that have no graph for GPUs. */
  readonly cpuOnly: readonly string[];
  /** Runs something small on the device; throws the provider's own error. */
  readonly probe: (device: Device) => Promise<void>;
}

/**
 * Settles where the models run, before any worker starts.
 *
 * @throws {UserError} `embedding.device_unavailable` when a device asked for by name is not to be had.
 */
export async function resolveDevice(facts: DeviceFacts): Promise<DeviceChoice> {
  const { setting, probe } = facts;
  if (setting === 'auto') return bestDevice(facts);
  if (setting === 'cpu') return { device: 'cpu', reason: 'device set by EMBEDDING_DEVICE' };
  try {
    await probe(setting);
  } catch (cause) {
    throw new UserError(
      'embedding.device_unavailable',
      `The device "${setting}" cannot be had: ${wordsOf(cause)}`,
      {
        audience: 'operator',
        hint: 'Set EMBEDDING_DEVICE=cpu (or auto), or install what the provider asks for.',
        field: 'EMBEDDING_DEVICE',
        cause,
      },
    );
  }
  return { device: setting, reason: 'device set by EMBEDDING_DEVICE, and it works' };
}

/** The first GPU that works and that every model has a graph for, else the CPU with the reason why. */
async function bestDevice({ gpus, cpuOnly, probe }: DeviceFacts): Promise<DeviceChoice> {
  if (cpuOnly.length > 0) {
    return { device: 'cpu', reason: `CPU, as ${cpuOnly.join(', ')} has no graph for GPUs` };
  }
  const refusals: string[] = [];
  for (const device of gpus) {
    try {
      await probe(device);
      return { device, reason: `${device} works` };
    } catch (error) {
      refusals.push(`${device}: ${wordsOf(error)}`);
    }
  }
  const found = refusals.length > 0 ? refusals.join('; ') : 'the runtime has none for this platform';
  return { device: 'cpu', reason: `CPU, as no GPU can be had (${found})` };
}

/** The provider's words without the place in its source code that goes before them. */
function wordsOf(error: unknown): string {
  return messageOf(error)
    .replace(/\s+/g, ' ')
    .replace(/^.*was false\. /, '')
    .trim();
}
