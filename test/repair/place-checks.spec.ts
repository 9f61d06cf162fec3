import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpConfig } from '../../src/api/http.config.js';
import { StorageConfig } from '../../src/config/storage.config.js';
import { MetricsConfig } from '../../src/operations/metrics.config.js';
import { DiskCheck } from '../../src/repair/disk-check.js';
import { PortsCheck } from '../../src/repair/ports-check.js';
import { misspelt } from '../../src/repair/settings-check.js';
import { ALL_SETTINGS } from '../../src/roles/all-settings.js';
import { RoleConfig } from '../../src/roles/role.config.js';
import { wantedPorts } from '../../src/roles/wanted-ports.js';
import { GuardedServer } from '../services/guarded-server.js';

const mountRefused = process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0;

describe('the check of the ports', () => {
  const check = (environment: Readonly<Record<string, string>>) =>
    new PortsCheck(
      wantedPorts(new RoleConfig(environment), new HttpConfig(environment), new MetricsConfig(environment)),
    ).check();

  it('names the setting of a port that another program has', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    const speaking = createHttpServer((_, response) => response.end('{"status":"fine"}')).listen(
      0,
      '127.0.0.1',
    );
    await Promise.all([once(silent, 'listening'), once(speaking, 'listening')]);
    try {
      const [port, other] = [silent, speaking].map((server) =>
        String((server.address() as AddressInfo).port),
      );
      silent.on('connection', (socket) => socket.destroy());
      const { faults } = await check({ PORT: port!, METRICS_PORT: other! });
      expect(faults).toMatchObject([
        { code: 'doctor.port_taken', hint: expect.stringContaining('set PORT ') as string },
        { code: 'doctor.port_taken', hint: expect.stringContaining('set METRICS_PORT ') as string },
      ]);
      // A worker serves no API.
      const worker = { COLOPHON_ROLE: 'worker', DATABASE_URL: 'postgres://localhost/x', PORT: port! };
      expect(await check(worker)).toEqual({ message: 'No port is needed.', faults: [] });
    } finally {
      silent.close();
      speaking.close();
    }
  });

  it('finds nothing wrong with a free port, a chosen one, or a Colophon that has it', async () => {
    expect(await check({ PORT: '0', METRICS_PORT: '0' })).toMatchObject({ faults: [] });
    const server = await GuardedServer.make();
    await server.open();
    try {
      const port = String((server.app.getHttpServer().address() as AddressInfo).port);
      expect(await check({ PORT: port })).toMatchObject({
        faults: [],
        message: expect.stringContaining('a Colophon answers') as string,
      });
    } finally {
      await server.close();
      await server.remove();
    }
  });
});

describe.skipIf(mountRefused)(
  `the check of the disk${mountRefused ? ' (mount is refused here)' : ''}`,
  () => {
    it('tells of a disk with little room, also before there is a data folder', async () => {
      const disk = await mkdtemp(join(tmpdir(), 'colophon-disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', disk]);
      try {
        const storage = new StorageConfig({ COLOPHON_DATA_DIR: join(disk, 'not', 'yet') });
        expect((await new DiskCheck(storage).check()).faults).toMatchObject([{ code: 'doctor.disk_low' }]);
      } finally {
        execFileSync('umount', ['--lazy', disk]);
        await rm(disk, { recursive: true, force: true });
      }
    });
  },
);

describe('the check of settings', () => {
  const known = ALL_SETTINGS.flatMap(({ settings }) => Object.values(settings).map(({ env }) => env));
  const hintOf = (name: string) => misspelt(name, known).map(({ hint }) => hint)[0] ?? null;

  it.each([
    ['EMBEDING_MODELS', 'EMBEDDING_MODELS'],
    ['EMBEDDING_MODEL', 'EMBEDDING_MODELS'],
    ['REDIS_URI', 'REDIS_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['log_level', 'LOG_LEVEL'],
    ['COLOPHON_DATADIR', 'COLOPHON_DATA_DIR'],
  ])('finds that %s means %s', (name, meant) => {
    expect(misspelt(name, known)).toMatchObject([{ code: 'doctor.unknown_setting' }]);
    expect(hintOf(name)).toContain(`Perhaps ${meant} is meant`);
  });

  it('finds every name with our prefix that is no setting', () => {
    expect(hintOf('COLOPHON_EVERYTHING')).toContain('colophon settings');
  });

  it.each([
    'PATH',
    'HOME',
    'POST',
    'PORTS',
    'NODE_OPTIONS',
    'AWS_REGION',
    'OTEL_TRACES_EXPORTER',
    'HTTP_PROXY',
    'LANG',
  ])('leaves %s alone, which belongs to others', (name) => {
    expect(misspelt(name, known)).toEqual([]);
  });

  it('leaves each setting alone', () => {
    expect(known.flatMap((name) => misspelt(name, known))).toEqual([]);
  });
});
