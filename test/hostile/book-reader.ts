import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('./reader-process.js', import.meta.url));

interface PageNote {
  readonly page: number;
  readonly reason: string;
}

export interface Refused {
  readonly refused: string;
  readonly message: string;
  readonly hint?: string;
}

export interface Read {
  readonly text: string;
  readonly pageFailures: readonly PageNote[];
  readonly pageWarnings: readonly PageNote[];
}

export interface Reading {
  /** `ended`: the process was killed for its silence, or ended by itself. */
  readonly outcome: Read | Refused | 'ended';
  /** Of all threads of the process. */
  readonly cpuSeconds: number;
  /** Highest resident memory of the process while it read, in bytes; null where the system does not tell. */
  readonly peakRssBytes: number | null;
}

/** A process that reads one book after another, replaced when one of them has ended it. */
export class BookReader {
  private child: ChildProcess | null = null;

  constructor(private readonly patienceMs: number) {}

  async read(path: string, password?: string): Promise<Reading> {
    const child = this.child ?? (await this.start());
    const stop = new AbortController();
    const late = setTimeout(() => child.kill('SIGKILL'), this.patienceMs);
    try {
      child.send({ path, password });
      const answer = once(child, 'message', { signal: stop.signal }) as Promise<
        [Pick<Reading, 'outcome' | 'cpuSeconds'>]
      >;
      const end = once(child, 'exit', { signal: stop.signal }).then(() => null);
      const told = await Promise.race([answer, end]);
      if (told === null) {
        this.child = null;
        return { outcome: 'ended', cpuSeconds: 0, peakRssBytes: null };
      }
      return { ...told[0], peakRssBytes: await highWaterMark(child.pid!) };
    } finally {
      clearTimeout(late);
      stop.abort();
    }
  }

  async close(): Promise<void> {
    if (this.child === null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
    this.child = null;
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(READER, { stdio: 'inherit' });
    await once(child, 'message');
    this.child = child;
    return child;
  }
}

/** The kernel keeps the peak; the process makes it forget that of the book before. */
async function highWaterMark(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
