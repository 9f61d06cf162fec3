import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Device files on Linux of cards that can compute: a render node, NVIDIA's own, and that of Windows below Linux (WSL). */
const CARD = /^(?:renderD\d+|nvidia\d+|dxg)$/;

/**
 * Whether to ask the runtime for a GPU. Asking costs 0.1 s and 18 MB, and without a GPU its drivers complain on
 * standard error. On systems other than Linux only the runtime can tell.
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
    // A container may have no such folder.
    return [];
  }
}
