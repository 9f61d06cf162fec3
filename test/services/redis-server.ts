import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../bench/measuring/free-port.js';

const SERVER = 'redis-server';
/** A new server answers in some milliseconds; on a busy machine it takes longer. */
const START_MS = 20_000;

export interface RunningRedis {
  readonly url: string;
  /** Deletes everything. */
  flush(): Promise<void>;
  /** Stops the server, as for an update; port and data stay. */
  halt(): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no Redis can be started, or null. */
export function missingRedis(): string | null {
  try {
    execFileSync(SERVER, ['--version']);
    return null;
  } catch {
    return 'no Redis server is installed';
  }
}

/** Starts a temporary Redis, if it is installed, on a free port, with an append-only file in a temporary folder. */
export async function startRedis(password = ''): Promise<RunningRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-redis-'));
  const port = await freePort();
  const login = password === '' ? '' : `:${encodeURIComponent(password)}@`;
  const url = `redis://${login}127.0.0.1:${port}`;
  let server = await start(folder, port, password, url);
  const halt = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  return {
    url,
    flush: () => asked(url, async (client) => void (await client.flushall())),
    halt,
    resume: async () => {
      server = await start(folder, port, password, url);
    },
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, port: number, password: string, url: string): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
  const login = password === '' ? [] : ['--requirepass', password];
  const server = spawn(SERVER, [...settings, ...login, '--save', ''], { stdio: 'ignore' });
  const deadline = performance.now() + START_MS;
  for (;;) {
    try {
      await asked(url, (client) => client.ping());
      return server;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline) throw error;
      await delay(20);
    }
  }
}

/** Sends one command on a connection of its own. */
async function asked<T>(url: string, question: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  // The command fails with the same error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    client.disconnect();
  }
}
