import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayHaveGraphicsCard } from './graphics-card.js';

describe('whether a machine may have a graphics card', () => {
  let devices: string;

  beforeEach(async () => {
    devices = await mkdtemp(join(tmpdir(), 'colophon-devices-'));
    await mkdir(join(devices, 'dri'));
  });
  afterEach(() => rm(devices, { recursive: true }));

  it.each(['dri/renderD128', 'nvidia0', 'dxg'])('is yes on Linux with %s', async (name) => {
    await writeFile(join(devices, name), '');
    expect(await mayHaveGraphicsCard('linux', devices)).toBe(true);
  });

  // The display adapter of a server, and a driver without a card.
  it.each(['dri/card0', 'nvidiactl', 'null'])('is no on Linux with only %s', async (name) => {
    await writeFile(join(devices, name), '');
    expect(await mayHaveGraphicsCard('linux', devices)).toBe(false);
  });

  it('is left to the runtime on other systems', async () => {
    expect(await mayHaveGraphicsCard('darwin', devices)).toBe(true);
    expect(await mayHaveGraphicsCard('linux', join(devices, 'nowhere'))).toBe(false);
  });
});
