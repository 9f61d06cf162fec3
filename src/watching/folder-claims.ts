import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { OutageLog } from '../process/outage-log.js';
import { lifeOfNamed, nameOfThisProcess } from '../process/process-identity.js';
import { Pulse } from '../process/pulse.js';
import { WatchedFoldersRepository } from './watched-folders.repository.js';
import type { FolderOwner, HeldFolder } from './watched-folders.repository.js';

const BEAT_MS = 2000;

/** Another process watches the folder by now: this one does nothing more to it. */
export class FolderLost extends Error {
  constructor() {
    super('Another process watches the folder by now.');
  }
}

/** Sees to it that only one process watches a folder. */
@Injectable()
export class FolderClaims {
  private readonly logger = new Logger(FolderClaims.name);
  private readonly outages = new OutageLog((reason) =>
    this.logger.warn(`The sign of life for watched folders cannot be saved: ${reason}`),
  );
  /** Two watchers of one process are two, like those of two processes. */
  readonly name = `${nameOfThisProcess('/')}/${randomUUID()}`;
  private held: readonly HeldFolder[] = [];
  private pulse: Pulse | null = null;

  constructor(private readonly folders: WatchedFoldersRepository) {}

  /** Takes those of the folders that no living process watches. The others are named with their watchers. */
  async take(
    paths: readonly string[],
  ): Promise<{ readonly held: readonly HeldFolder[]; readonly others: readonly FolderOwner[] }> {
    if (this.pulse?.signal.aborted) await this.stopPulse();
    let owners = await this.folders.owners(paths);
    if (owners.length < paths.length) {
      await this.folders.create(paths);
      owners = await this.folders.owners(paths);
    }
    this.held = await this.folders.take(paths, this.name, endedAmong(owners));
    if (this.held.length > 0) this.pulse ??= this.newPulse();
    const mine = new Set(this.held.map(({ path }) => path));
    return { held: this.held, others: owners.filter(({ path }) => !mine.has(path)) };
  }

  /** Aborts with `FolderLost` when another process has taken a folder, because this one was silent for too long. */
  get signal(): AbortSignal {
    return this.pulse?.signal ?? AbortSignal.abort(new FolderLost());
  }

  /** Lets go of all folders. */
  async release(): Promise<void> {
    await this.stopPulse();
    if (this.held.length > 0) await this.folders.release(this.name);
    this.held = [];
  }

  private newPulse(): Pulse {
    return new Pulse({
      everyMs: BEAT_MS,
      ask: () =>
        this.folders.beat(
          this.held.map(({ id }) => id),
          this.name,
        ),
      lost: () => new FolderLost(),
      outages: this.outages,
    });
  }

  private async stopPulse(): Promise<void> {
    await this.pulse?.stop();
    this.pulse = null;
  }
}

/** Those of the owners that have certainly ended. */
export function endedAmong(owners: readonly FolderOwner[]): string[] {
  return owners.flatMap(({ owner }) => (owner !== null && lifeOfNamed(owner, '/') === 'dead' ? [owner] : []));
}

/** An owner as people name a process. */
export function ownerText(owner: string): string {
  const [host, pid] = owner.split('/');
  return `process ${pid} on ${host}`;
}
