import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Leases } from './leases.js';
import { linkOrCopy } from './link-or-copy.js';
import { explainFull } from '../../errors/storage-full.js';
import { filesByUse } from '../../process/files-by-use.js';
import { digestFile } from '../../transfer/file-digest.js';

/** Downloads a file to a path and verifies its hash, or throws. */
export type Fetch = (target: string, signal: AbortSignal) => Promise<void>;

/** A copy that tasks of this process use; the last task to end releases it. */
interface HeldCopy {
  users: number;
  readonly ready: Promise<string>;
  readonly unwanted: AbortController;
}

/**
 * Provides files of a remote store as local files while tasks need them, and caches those used last up to a limit.
 *
 * Tasks of one process share a copy, so a file is downloaded once. Several processes may use one folder: a task reads
 * through a hard link to the cached file, in a folder of its own, so that no other process can remove the file from
 * under it.
 */
export class LocalCopies {
  private readonly leases: Leases;
  private readonly held = new Map<string, HeldCopy>();

  /** @param maxBytes Of the cached files that no task uses; 0 caches none. */
  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {
    this.leases = new Leases(join(folder, 'in-use'));
  }

  /** @param signal Ends the wait for the file; the download ends when nobody waits any more. */
  async use<T>(
    sha256: string,
    fetch: Fetch,
    work: (path: string) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const copy = this.held.get(sha256) ?? this.hold(sha256, fetch);
    copy.users += 1;
    try {
      return await work(await unlessAborted(copy.ready, signal));
    } finally {
      copy.users -= 1;
      if (copy.users === 0) await this.giveBack(sha256, copy);
    }
  }

  /** Puts a file into the cache by giving it a second name. */
  async add(sha256: string, path: string): Promise<void> {
    const lease = await this.leases.take();
    try {
      const link = join(lease, 'publish');
      await linkOrCopy(path, link);
      await rename(link, this.cached(sha256));
    } catch (error) {
      throw explainFull(error, this.folder);
    } finally {
      await this.leases.release(lease);
    }
    await this.evict();
  }

  /** Removes the cached file; a task that reads it can continue. */
  async forget(sha256: string): Promise<void> {
    await rm(this.cached(sha256), { force: true });
  }

  private hold(sha256: string, fetch: Fetch): HeldCopy {
    const unwanted = new AbortController();
    const copy = { users: 0, unwanted, ready: this.bring(sha256, fetch, unwanted.signal) };
    this.held.set(sha256, copy);
    return copy;
  }

  private async giveBack(sha256: string, copy: HeldCopy): Promise<void> {
    this.held.delete(sha256);
    copy.unwanted.abort();
    // Who asked for it got the error; then there is nothing to release.
    const path = await copy.ready.catch(() => null);
    if (path !== null) await this.leases.release(join(path, '..'));
    await this.evict();
  }

  private async bring(sha256: string, fetch: Fetch, signal: AbortSignal): Promise<string> {
    const lease = await this.leases.take();
    try {
      const path = join(lease, `${sha256}.pdf`);
      if (!(await this.takeCached(sha256, path, signal))) {
        await fetch(path, signal);
        await this.add(sha256, path);
      }
      return path;
    } catch (error) {
      await this.leases.release(lease);
      throw explainFull(error, this.folder);
    }
  }

  /** @returns False when the file is not cached, or has been changed. */
  private async takeCached(sha256: string, path: string, signal: AbortSignal): Promise<boolean> {
    const cached = this.cached(sha256);
    try {
      await linkOrCopy(cached, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    if ((await digestFile(path, signal)).sha256 !== sha256) {
      await rm(path);
      await this.forget(sha256);
      return false;
    }
    const now = new Date();
    await utimes(path, now, now);
    return true;
  }

  /** Removes the least recently used files until the cache is within its limit. */
  private async evict(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    let bytes = 0;
    for (const file of await filesByUse(this.folder, (name) => name.endsWith('.pdf'))) {
      bytes += file.bytes;
      if (bytes > this.maxBytes) await rm(file.path, { force: true });
    }
  }

  private cached(sha256: string): string {
    return join(this.folder, `${sha256}.pdf`);
  }
}

/** The outcome, or the reason of the signal as soon as it is aborted. */
function unlessAborted<T>(outcome: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return outcome;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
