import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What Linux shows of a card that programs may compute on: a render node, NVIDIA's own, or that of Windows below. */
const CARD = /^(?:renderD\d+|nvidia\d+|dxg)$/;

/**
 * Whether it is worth to ask the runtime for a GPU: that costs 0.1 s and 18 MB, and its drivers complain on standard
 * error where there is none. Elsewhere than on Linux the runtime alone can tell.
 *
 * @param devices Folder of the device files.
 */
export async function mayHaveGraphicsCard(
  platform: NodeJS.Platform = process.platform,
  devices = '/dev',
): Promise<boolean> {
  if (platform !== 'linux') return true;
  const names = await Promise.all([devices, join(devices, 'dri')].map(namesIn));
  return names.flat().some((name) => CARD.test(name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // A container may show no devices at all.
    return [];
  }
}
