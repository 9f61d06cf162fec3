import { chooseExecutor, detectProcessRole } from './choose-executor.js';
import { chooseWorkers } from './choose-workers.js';
import { resolveDevice } from './device.js';
import type { Device } from './device.js';

describe('the choice of the executor', () => {
  it.each([
    ['main', 'cpu', 'process'],
    ['main', 'cuda', 'thread'],
    ['child', 'cpu', 'thread'],
    ['child', 'webgpu', 'thread'],
  ] as const)('in a %s process on %s is a %s pool', (role, device, kind) => {
    expect(chooseExecutor({ role, device, override: 'auto' }).kind).toBe(kind);
  });

  it('follows the setting where possible', () => {
    expect(chooseExecutor({ role: 'main', device: 'cpu', override: 'thread' }).kind).toBe('thread');
  });

  it.each([
    ['child', 'cpu'],
    ['main', 'cuda'],
  ] as const)('refuses a process pool in a %s process on %s', (role, device) => {
    expect(() => chooseExecutor({ role, device, override: 'process' })).toThrow(
      expect.objectContaining({ code: 'embedding.executor_unsuitable' }),
    );
  });

  it('is never made in a pool worker', () => {
    expect(() => chooseExecutor({ role: 'pool-worker', device: 'cpu', override: 'auto' })).toThrow(
      /never opens a pool/,
    );
  });

  it('is a worker thread for a child unless the role is stated', () => {
    expect(detectProcessRole('auto', true)).toBe('main');
    expect(detectProcessRole('auto', false)).toBe('child');
    expect(detectProcessRole('main', false)).toBe('main');
  });
});

describe('the number of workers', () => {
  const facts = {
    setting: 'auto',
    cpus: 8,
    freeMemoryBytes: 64e9,
    device: 'cpu',
    modelMemoryBytes: 140e6,
  } as const;

  it('is the CPU count', () => {
    expect(chooseWorkers(facts).workers).toBe(8);
  });

  it('is reduced to stay below half of the free memory, and the reason says so', () => {
    const { workers, reason } = chooseWorkers({ ...facts, freeMemoryBytes: 1e9 });
    expect(workers).toBe(3);
    expect(reason).toContain('lowered from 8');
  });

  it('is at least 1, and a setting has priority', () => {
    expect(chooseWorkers({ ...facts, freeMemoryBytes: 0 }).workers).toBe(1);
    expect(chooseWorkers({ ...facts, setting: 12 }).workers).toBe(12);
    expect(chooseWorkers({ ...facts, device: 'cuda' }).workers).toBe(1);
  });
});

describe('the device', () => {
  const refuse = () => Promise.reject(new Error('no adapter\n found'));
  const accept = () => Promise.resolve(10);
  const facts = { gpus: () => Promise.resolve<Device[]>(['cuda', 'webgpu']) };

  it('is an error with the message of the provider when the device was set by name and is unavailable', async () => {
    await expect(resolveDevice({ ...facts, setting: 'webgpu', probe: refuse })).rejects.toMatchObject({
      code: 'embedding.device_unavailable',
      message: expect.stringContaining('no adapter found') as string,
    });
  });

  it('is the first GPU that works', async () => {
    const probe = (device: string) => (device === 'cuda' ? refuse() : accept());
    expect(await resolveDevice({ ...facts, setting: 'auto', probe })).toMatchObject({ device: 'webgpu' });
  });

  it('falls back to the CPU, and reports the error of each GPU', async () => {
    const { device, reason } = await resolveDevice({ ...facts, setting: 'auto', probe: refuse });
    expect(device).toBe('cpu');
    expect(reason).toContain('webgpu: no adapter found');
  });

  it('is not a GPU that a driver emulates on the CPU, unless it was set by name', async () => {
    const probe = () => Promise.resolve(3000);
    expect(await resolveDevice({ ...facts, setting: 'auto', probe })).toMatchObject({
      device: 'cpu',
      reason: expect.stringContaining('webgpu: it takes 3000 ms for a short text') as string,
    });
    expect(await resolveDevice({ ...facts, setting: 'webgpu', probe })).toMatchObject({ device: 'webgpu' });
  });

  it('is the CPU without asking the runtime when the machine has no graphics card', async () => {
    const probe = vi.fn(accept);
    const choice = await resolveDevice({ gpus: () => Promise.resolve([]), setting: 'auto', probe });
    expect(choice).toEqual({
      device: 'cpu',
      reason: 'CPU, as no GPU is available (this machine shows none)',
    });
    expect(probe).not.toHaveBeenCalled();
  });
});
