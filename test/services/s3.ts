import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../bench/measuring/free-port.js';

/** The server for the tests: a single binary that provides S3 on a folder. */
const SERVER = 'versitygw';
/** It answers in a tenth of a second; on a busy machine it takes longer. */
const START_MS = 30_000;

export interface S3Server {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Contains a folder for each bucket, with a file for each object. */
  readonly folder: string;
}

export interface RunningS3 {
  readonly server: S3Server;
  stop(): Promise<void>;
}

/** Starts a temporary S3-compatible server, if one is installed, or returns why there is none. */
export async function startS3(): Promise<RunningS3 | { readonly missing: string }> {
  const binary = findBinary();
  if (binary === null) return { missing: `no S3 server (${SERVER}) is installed` };
  const root = await mkdtemp(join(tmpdir(), 'colophon-s3-'));
  const [folder, metadata] = [join(root, 'buckets'), join(root, 'metadata')];
  await Promise.all([mkdir(folder), mkdir(metadata)]);
  const port = await freePort();
  const [accessKeyId, secretAccessKey] = ['colophon-test', randomUUID()];
  const args = ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', '--sidecar', metadata, folder];
  const env = { ...process.env, ROOT_ACCESS_KEY_ID: accessKeyId, ROOT_SECRET_ACCESS_KEY: secretAccessKey };
  const child = spawn(binary, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const log: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const stop = async () => {
    await end(child);
    await rm(root, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await untilItAnswers(endpoint, child);
  } catch (cause) {
    await stop();
    throw new Error(`The S3 server did not start: ${log.join('')}`, { cause });
  }
  return { server: { endpoint, accessKeyId, secretAccessKey, folder }, stop };
}

/** Looks in COLOPHON_VERSITYGW, in the PATH, and where `go install` puts it. */
function findBinary(): string | null {
  const named = process.env['COLOPHON_VERSITYGW'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(named ? [named] : []),
    ...[...folders, join(homedir(), 'go', 'bin')].map((folder) => join(folder, SERVER)),
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const deadline = performance.now() + START_MS;
  for (;;) {
    try {
      await Promise.race([fetch(endpoint), failed]);
      return;
    } catch (error) {
      if (hasEnded(child) || child.pid === undefined || performance.now() > deadline) throw error;
    }
    await delay(20);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
