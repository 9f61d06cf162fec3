import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Processes of other machines or containers cannot be asked; no task keeps a file for this long. */
const ABANDONED_MS = 24 * 3600 * 1000;
/** Between host, process and lease: no host name has it. */
const SEPARATOR = '~';

/** Folders that belong to one task each; those of processes that were killed are removed by the next process. */
export class Leases {
  private swept: Promise<void> | null = null;

  constructor(private readonly folder: string) {}

  /** Makes a folder of the caller's own, which it removes with `release`. */
  async take(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    this.swept ??= this.sweep();
    await this.swept;
    const path = join(this.folder, [hostname(), process.pid, randomUUID()].join(SEPARATOR));
    await mkdir(path);
    return path;
  }

  async release(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  private async sweep(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      if (await isAbandoned(path, name)) await rm(path, { recursive: true, force: true });
    }
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [host, pid] = name.split(SEPARATOR);
  if (host === hostname() && !lives(Number(pid))) return true;
  // Its owner may have removed it meanwhile.
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
