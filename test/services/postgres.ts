import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../bench/measuring/free-port.js';

const run = promisify(execFile);

/** Location of the server on Debian and Ubuntu: one folder per major version. */
const DEBIAN_SERVERS = '/usr/lib/postgresql';
/** The server refuses to run as root; its packages create this user. */
const SERVER_USER = 'postgres';
/** Database with an empty, migrated library, created by the global setup: copy it, never connect to it. */
export const LIBRARY_TEMPLATE = 'library_template';
/** A new server answers in about a second; on a busy machine it takes several. */
const START_MS = 60_000;

export interface RunningPostgres {
  /** URL of the maintenance database; its user may create others. */
  readonly url: string;
  /** Stops the server, as for an update, and cuts every connection; port and data stay. */
  halt(): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

type ServerSettings = Readonly<Record<string, string | number>>;

/**
 * Starts a temporary PostgreSQL with pgvector from the installed packages, or returns why there is none.
 *
 * @param extra Settings of the server; they override the settings for tests.
 */
export async function startPostgres(
  extra: ServerSettings = {},
): Promise<RunningPostgres | { readonly missing: string }> {
  const binaries = findBinaries();
  if (binaries === null) return { missing: 'no PostgreSQL server is installed' };
  const { stdout } = await run(join(binaries, 'pg_config'), ['--sharedir']);
  if (!existsSync(join(stdout.trim(), 'extension', 'vector.control'))) {
    return { missing: `the PostgreSQL in ${binaries} has no pgvector` };
  }
  const folder = await mkdtemp(join(tmpdir(), 'colophon-postgres-'));
  try {
    return await start(binaries, folder, extra);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function findBinaries(): string | null {
  const packaged = existsSync(DEBIAN_SERVERS)
    ? readdirSync(DEBIAN_SERVERS)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((major) => join(DEBIAN_SERVERS, major, 'bin'))
    : [];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const needed = ['initdb', 'postgres', 'pg_config'];
  const complete = (folder: string) => needed.every((name) => existsSync(join(folder, name)));
  return [...packaged, ...onPath].find(complete) ?? null;
}

async function start(binaries: string, folder: string, extra: ServerSettings): Promise<RunningPostgres> {
  if (isRoot()) await chown(folder, ...(await serverUser()));
  const data = join(folder, 'data');
  const cluster = ['--pgdata', data, '--username', SERVER_USER, '--encoding', 'UTF8', '--locale', 'C.UTF-8'];
  const initdb = [...cluster, '--auth', 'trust', '--no-sync'];
  await run(...asServerUser(join(binaries, 'initdb'), initdb), { cwd: folder });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    // No data needs to survive the tests.
    fsync: 'off',
    full_page_writes: 'off',
    ...extra,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = asServerUser(join(binaries, 'postgres'), ['-D', data, ...options]);
  const url = `postgres://${SERVER_USER}@127.0.0.1:${port}/postgres`;
  const launch = async () => {
    const server = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const log: string[] = [];
    server.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
    try {
      await untilItAnswers(url, server);
      return server;
    } catch (cause) {
      await stopServer(server, data);
      throw new Error(`PostgreSQL did not start: ${log.join('')}`, { cause });
    }
  };
  let server = await launch();
  return {
    url,
    halt: () => stopServer(server, data),
    resume: async () => {
      server = await launch();
    },
    stop: async () => {
      await stopServer(server, data);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function asServerUser(binary: string, args: readonly string[]): [string, string[]] {
  return isRoot() ? ['runuser', ['-u', SERVER_USER, '--', binary, ...args]] : [binary, [...args]];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function serverUser(): Promise<[uid: number, gid: number]> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, SERVER_USER])));
  return [Number(uid!.stdout), Number(gid!.stdout)];
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded(server) || performance.now() > deadline) throw error;
    }
    await delay(50);
  }
}

/** Fast shutdown: open connections are cut. The signal goes to the server itself, not to its parent `runuser`. */
async function stopServer(server: ChildProcess, data: string): Promise<void> {
  if (hasEnded(server)) return;
  const ended = once(server, 'exit');
  const pidFile = join(data, 'postmaster.pid');
  if (existsSync(pidFile)) process.kill(Number.parseInt(await readFile(pidFile, 'utf8'), 10), 'SIGINT');
  else server.kill();
  await ended;
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}
