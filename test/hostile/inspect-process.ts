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
  /** Of all its threads; null where the system does not tell. */
  readonly cpuSeconds: number | null;
  /** Highest resident memory in bytes; null where the system does not tell. */
  readonly peakRssBytes: number | null;
}

/** Runs `colophon inspect chunks FILE --json` in a process of its own; it is killed after `patienceMs`. */
export async function inspectChunks(
  path: string,
  patienceMs: number,
  password?: string,
): Promise<Inspection> {
  const args = [CLI, 'inspect', 'chunks', path, '--json', ...(password ? ['--password', password] : [])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  let peakRssBytes: number | null = null;
  let cpuSeconds: number | null = null;
  const look = async (): Promise<void> => {
    peakRssBytes = (await highWaterMark(child.pid ?? 0)) ?? peakRssBytes;
    cpuSeconds = (await cpuTime(child.pid ?? 0)) ?? cpuSeconds;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  clearInterval(timer);
  return { code, stdout, stderr, cpuSeconds, peakRssBytes };
}

/** The kernel keeps the peak, so that nothing is missed between two looks but the last instant. */
async function highWaterMark(pid: number): Promise<number | null> {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(await processFile(pid, 'status'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** User and system time, fields 14 and 15 of proc_pid_stat(5), in ticks of a hundredth of a second. */
async function cpuTime(pid: number): Promise<number | null> {
  // The name in parentheses may have spaces: fields are counted behind it, from the third on.
  const fields = (await processFile(pid, 'stat')).split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? null : ticks / 100;
}

/** Empty when the process is gone, or the system has no such files. */
function processFile(pid: number, name: 'status' | 'stat'): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  });
}
