import { messageOf, UserError } from '../errors/errors.js';

/** Execution providers that a model can run on. */
export type Device = 'cpu' | 'cuda' | 'webgpu' | 'coreml' | 'dml';

export interface DeviceChoice {
  readonly device: Device;
  /** Why this one, for the log. */
  readonly reason: string;
}

/** Opens the model on the device and closes it again; throws the provider's own error. */
export type DeviceProbe = (device: Device) => Promise<void>;

export function isGpu(device: Device): boolean {
  return device !== 'cpu';
}

/**
 * Settles where the model runs, before any worker starts.
 *
 * @param probe Asked only about a GPU that was named.
 * @throws {UserError} `embedding.device_unavailable` when a device asked for by name is not to be had.
 */
export async function resolveDevice(setting: Device | 'auto', probe: DeviceProbe): Promise<DeviceChoice> {
  if (setting === 'auto') {
    return { device: 'cpu', reason: 'the bundled model is quantised for CPUs; a GPU is used when named' };
  }
  if (setting === 'cpu') return { device: 'cpu', reason: 'set' };
  try {
    await probe(setting);
  } catch (cause) {
    throw new UserError(
      'embedding.device_unavailable',
      `The device "${setting}" cannot run the model: ${messageOf(cause).trim()}`,
      {
        hint: 'Set EMBEDDING_DEVICE=cpu (or auto), or install what the provider asks for.',
        field: 'EMBEDDING_DEVICE',
        cause,
      },
    );
  }
  return { device: setting, reason: 'set, and it opened the model' };
}
