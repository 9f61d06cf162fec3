import { messageOf, UserError } from '../errors/errors.js';

/** Execution providers that a model can run on. */
export const DEVICES = ['cpu', 'cuda', 'webgpu', 'coreml', 'dml'] as const;
export type Device = (typeof DEVICES)[number];

export interface DeviceChoice {
  readonly device: Device;
  /** Why this device was chosen, for the log. */
  readonly reason: string;
}

export function isGpu(device: Device): boolean {
  return device !== 'cpu';
}

/** What is needed to choose the device. */
export interface DeviceFacts {
  readonly setting: Device | 'auto';
  /** GPUs that `auto` may try, best first. */
  readonly gpus: () => Promise<readonly Device[]>;
  /**
   * Runs the models in use on the device.
   *
   * @returns Milliseconds for a short text once the model is loaded.
   * @throws The provider's own error.
   */
  readonly probe: (device: Device) => Promise<number>;
}

/**
 * A short text takes about 2 ms on one core. It should take about 10 ms on a GPU, mostly for starting operations
 * (estimated, because no GPU was available). A driver that emulates a GPU on the CPU takes seconds (SwiftShader on two
 * cores: 3).
 */
const SLOWEST_MS = 100;

/**
 * Decides where the models run, before any worker starts.
 *
 * @throws {UserError} `embedding.device_unavailable` when a device that was set by name is unavailable.
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
      `The device "${setting}" is not available: ${wordsOf(cause)}`,
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

/** Returns the first GPU that runs every model. If there is none, returns the CPU with the reason. */
async function bestDevice({ gpus, probe }: DeviceFacts): Promise<DeviceChoice> {
  const refusals: string[] = [];
  for (const device of await gpus()) {
    try {
      const ms = await probe(device);
      if (ms <= SLOWEST_MS) return { device, reason: `${device} works` };
      refusals.push(
        `${device}: it takes ${Math.round(ms)} ms for a short text, as a driver without a GPU does`,
      );
    } catch (error) {
      refusals.push(`${device}: ${wordsOf(error)}`);
    }
  }
  const found = refusals.length > 0 ? refusals.join('; ') : 'this machine shows none';
  return { device: 'cpu', reason: `CPU, as no GPU is available (${found})` };
}

/** The message of the provider without the source code location at its beginning. */
function wordsOf(error: unknown): string {
  return messageOf(error)
    .replace(/\s+/g, ' ')
    .replace(/^.*was false\. /, '')
    .trim();
}
