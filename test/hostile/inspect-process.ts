import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../bin/colophon.js', import.meta.url));
const LOOK_EVERY_MS = 50;

export interface Inspection {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Highest resident memory in bytes; null where the system does not tell. */
  readonly peakRssBytes: number | null;
}

/** Runs `colophon inspect chunks FILE --json` in a process of its own; it is killed after `seconds`. */
export async function inspectChunks(path: string, seconds: number, password?: string): Promise<Inspection> {
  const started = performance.now();
  const args = [CLI, 'inspect', 'chunks', path, '--json', ...(password ? ['--password', password] : [])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  let peakRssBytes: number | null = null;
  const look = async (): Promise<void> => {
    peakRssBytes = (await highWaterMark(child.pid ?? 0)) ?? peakRssBytes;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  clearInterval(timer);
  return { code, stdout, stderr, seconds: (performance.now() - started) / 1000, peakRssBytes };
}

/** The kernel keeps the peak, so that nothing is missed between two looks but the last instant. */
async function highWaterMark(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  });
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
