import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { Lookout } from '../process/lookout.js';
import { checkedFolders } from './checked-folders.js';
import { eventText, isWarning } from './event-text.js';
import { FolderClaims } from './folder-claims.js';
import { LONGEST_ROUND_MS, SETTLE_MS } from './folder-look.js';
import type { Ingested } from './look-hooks.js';
import { Pace } from './pace.js';
import type { WatchEvent } from './watch-events.js';
import { WatchingConfig } from './watching.config.js';
import { WatchingService } from './watching.service.js';

/** Its share of the queue is that of one client, so that people can queue runs beside it. */
const CLIENT = 'watched folders';
const FULL: ReadonlySet<string> = new Set(['queue.full', 'queue.client_full']);

/** Follows the folders of WATCH_FOLDERS as long as the process works; runs of their books are queued. */
@Injectable()
export class WatchKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WatchKeeper.name);
  private readonly pace = new Pace();
  private readonly lookout: Lookout;
  private paths: readonly string[] = [];

  constructor(
    private readonly config: WatchingConfig,
    private readonly storage: StorageConfig,
    private readonly watching: WatchingService,
    private readonly claims: FolderClaims,
    private readonly ingestion: IngestionService,
  ) {
    this.lookout = new Lookout((signal) => this.round(signal), {
      everyMs: config.intervalSeconds * 1000,
      tell: (reason) => this.logger.error(`The watched folders cannot be followed: ${reason}`),
    });
  }

  /** @throws {UserError} `settings.invalid` for a folder that cannot be watched. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.folders.length === 0) return;
    try {
      this.paths = await checkedFolders(this.config.folders, this.storage.dataDir);
    } catch (error) {
      throw new UserError('settings.invalid', `WATCH_FOLDERS: ${messageOf(error)}`, {
        field: 'WATCH_FOLDERS',
        hint: 'Create the folder, mount its disk, or take it out of WATCH_FOLDERS.',
        cause: error,
      });
    }
    this.logger.log(`Watched folders: ${this.paths.join(', ')}.`);
    this.lookout.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.lookout.stop();
    await this.claims.release().catch((error: unknown) => {
      // Another process takes them over when their last sign of life is old enough.
      this.logger.warn(`The watched folders could not be handed back: ${messageOf(error)}`);
    });
  }

  private async round(signal: AbortSignal): Promise<void> {
    const { held } = await this.claims.take(this.paths);
    if (held.length === 0) return;
    await this.watching.round(held, {
      signal,
      tell: (event) => this.tell(event),
      ingest: (documentId) => this.queue(documentId),
      pace: this.pace,
      keepRemoved: this.config.keepRemoved,
      acceptRemovals: false,
      settleMs: SETTLE_MS,
      longestMs: LONGEST_ROUND_MS,
    });
  }

  private async queue(documentId: string): Promise<Ingested> {
    try {
      const { runId, status } = await this.ingestion.start(documentId, false, CLIENT);
      return status === 'completed' ? { outcome: 'complete' } : { outcome: 'queued', runId };
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OperationalError)) throw error;
      if (FULL.has(error.code)) return { outcome: 'later' };
      // Somebody else has asked for a run already.
      if (error.code === 'run.active') return { outcome: 'complete' };
      throw error;
    }
  }

  private tell(event: WatchEvent): void {
    const text = eventText(event);
    if (text === null) return;
    if (isWarning(event)) this.logger.warn(text);
    else this.logger.log(text);
  }
}
