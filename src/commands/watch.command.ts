import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { StorageConfig } from '../config/storage.config.js';
import { DocumentsService } from '../documents/documents.service.js';
import { messageOf } from '../errors/errors.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { Interrupted } from '../ingestion/run-ending.js';
import { pause } from '../process/pause.js';
import { checkedFolders, realFolder } from '../watching/checked-folders.js';
import { FolderClaims, FolderLost, ownerText } from '../watching/folder-claims.js';
import { LONGEST_ROUND_MS, SETTLE_MS } from '../watching/folder-look.js';
import type { Ingested, LookHooks } from '../watching/look-hooks.js';
import { Pace } from '../watching/pace.js';
import { isOfTheBook } from '../watching/problem-of-book.js';
import { folderHeld } from '../watching/watch-problems.js';
import { WatchedFolders } from '../watching/watched-folders.service.js';
import { WatchingConfig } from '../watching/watching.config.js';
import { WatchingService } from '../watching/watching.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { eventForProgram, folderStatusLines } from './watch-lines.js';
import { eventText, isWarning, progressText } from '../watching/event-text.js';
import type { WatchEvent } from '../watching/watch-events.js';

interface WatchOptions extends CommonOptions {
  readonly once?: boolean;
  readonly keepRemoved?: boolean;
  readonly acceptRemovals?: boolean;
  readonly status?: boolean;
  readonly forget?: boolean;
}

@Command({
  name: 'watch',
  arguments: '[folders...]',
  description: 'Follow folders: ingest their new and changed books, hide those that are gone.',
})
export class WatchCommand extends CliCommand {
  override readonly examples = [
    'colophon watch ~/books',
    'colophon watch ~/books --once',
    'colophon watch ~/books --accept-removals',
    'colophon watch --status',
  ];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
    private readonly storage: StorageConfig,
    private readonly config: WatchingConfig,
  ) {
    super();
  }

  async run(folders: string[], options: WatchOptions): Promise<void> {
    checkOptions(folders, options);
    if (options.status) return this.status(options);
    if (options.forget) return this.forget(folders, options);
    const paths = await checkedFolders(folders, this.storage.dataDir);
    try {
      await interruptible(this.terminal, (signal) =>
        this.session.use('colophon watch', (library) => this.watch(library, paths, options, signal), {
          signal,
          embeds: true,
        }),
      );
    } catch (error) {
      // To stop is the ordinary end of what never ends by itself.
      if (!(error instanceof Interrupted) || options.once) throw error;
      if (!options.json) this.terminal.note('Stopped. The same command goes on where it ended.');
    }
  }

  private async watch(
    library: INestApplicationContext,
    paths: readonly string[],
    options: WatchOptions,
    signal: AbortSignal,
  ): Promise<void> {
    const claims = library.get(FolderClaims);
    try {
      await this.take(library, paths, options);
      const pace = new Pace();
      let acceptRemovals = options.acceptRemovals ?? false;
      let failing = '';
      for (;;) {
        const hooks = this.hooks(library, options, { signal, pace, acceptRemovals });
        try {
          const { held } = await claims.take(paths);
          const { refused, problems, left } = await library.get(WatchingService).round(held, hooks);
          failing = '';
          acceptRemovals = false;
          if (options.once) {
            if (refused + problems > 0) process.exitCode = 1;
            return;
          }
          if (left > 0) continue;
        } catch (error) {
          signal.throwIfAborted();
          // What meets every book may pass: the next look goes on.
          if (options.once || (isOfTheBook(error) && !(error instanceof FolderLost))) throw error;
          if (messageOf(error) !== failing) this.terminal.note(`${messageOf(error)} Watching goes on.`);
          failing = messageOf(error);
        }
        await pause(this.config.intervalSeconds * 1000, signal);
        signal.throwIfAborted();
      }
    } finally {
      await claims.release();
    }
  }

  /** @throws {UserError} `watch.folder_held` */
  private async take(
    library: INestApplicationContext,
    paths: readonly string[],
    options: WatchOptions,
  ): Promise<void> {
    const { others } = await library.get(FolderClaims).take(paths);
    const [other] = others;
    if (!other) return;
    const holder = ownerText(other.owner ?? '');
    if (!options.acceptRemovals) throw folderHeld(other.path, holder);
    for (const { path } of others) await library.get(WatchedFolders).acceptRemovals(path);
    throw folderHeld(other.path, `${holder}. Its next look accepts the removals`);
  }

  private hooks(
    library: INestApplicationContext,
    options: WatchOptions,
    given: Pick<LookHooks, 'signal' | 'pace' | 'acceptRemovals'>,
  ): LookHooks {
    const documents = library.get(DocumentsService);
    const ingestion = library.get(IngestionService);
    const { signal } = given;
    return {
      ...given,
      keepRemoved: options.keepRemoved ?? this.config.keepRemoved,
      settleMs: SETTLE_MS,
      longestMs: options.once ? Infinity : LONGEST_ROUND_MS,
      tell: (event) => this.tell(event, options),
      ingest: async (documentId): Promise<Ingested> => {
        const document = await documents.get(documentId);
        if (await ingestion.completeRun(document, false)) return { outcome: 'complete' };
        await ingestion.ingest(documentId, false, { signal, onProgress: this.terminal.progress });
        const { title, status } = await documents.get(documentId);
        return { outcome: 'ingested', title, status };
      },
    };
  }

  private tell(event: WatchEvent, { json }: WatchOptions): void {
    if (json) {
      this.terminal.line(JSON.stringify(eventForProgram(event)));
      return;
    }
    if (event.event === 'progress') {
      // The last book of a look says nothing of others.
      if (event.left > 0) this.terminal.note(progressText(event));
      return;
    }
    const text = eventText(event);
    if (text === null) return;
    if (isWarning(event)) this.terminal.note(`warning: ${text}`);
    else this.terminal.line(text);
  }

  private async status({ json }: WatchOptions): Promise<void> {
    const folders = await this.session.use('colophon watch', (library) => library.get(WatchedFolders).list());
    if (json) this.terminal.json({ folders });
    else if (folders.length === 0) this.terminal.note('The library watches no folder.');
    else folders.flatMap(folderStatusLines).forEach((line) => this.terminal.line(line));
  }

  private async forget(folders: readonly string[], { json }: WatchOptions): Promise<void> {
    const forgotten = await Promise.all(folders.map((folder) => realFolder(resolve(folder))));
    await this.session.use('colophon watch', async (library) => {
      for (const path of forgotten) await library.get(WatchedFolders).forget(path);
    });
    if (json) {
      this.terminal.json({ forgotten });
      return;
    }
    for (const path of forgotten) {
      this.terminal.line(`No longer watched: ${path}. Its books stay in the library.`);
    }
  }

  @Option({
    flags: '--json',
    description: 'Print one line of JSON for each event; with --status or --forget, one document.',
  })
  override parseJson(): boolean {
    return true;
  }

  @Option({ flags: '--once', description: 'Look once, do what has changed, and end.' })
  parseOnce(): boolean {
    return true;
  }

  @Option({ flags: '--keep-removed', description: 'Keep books whose files are gone or replaced.' })
  parseKeepRemoved(): boolean {
    return true;
  }

  @Option({
    flags: '--accept-removals',
    description: 'Hide the books that are gone at the first look, even all or most of a folder.',
  })
  parseAcceptRemovals(): boolean {
    return true;
  }

  @Option({
    flags: '--status',
    description: 'Show the folders that the library knows, and what came of them.',
  })
  parseStatus(): boolean {
    return true;
  }

  @Option({
    flags: '--forget',
    description: 'Take the folders off the list; their books stay in the library.',
  })
  parseForget(): boolean {
    return true;
  }
}

function checkOptions(folders: readonly string[], options: WatchOptions): void {
  const { once, keepRemoved, acceptRemovals, status, forget } = options;
  if (status && (folders.length > 0 || forget || once || keepRemoved || acceptRemovals)) {
    throw new UsageError('--status stands alone.', '--status', 'Use `colophon watch --status [--json]`.');
  }
  if (!status && folders.length === 0) {
    throw new UsageError(
      'The folder is missing.',
      'folders',
      'Name the folders to watch, or use `--status`.',
    );
  }
  if (forget && (once || keepRemoved || acceptRemovals)) {
    throw new UsageError(
      '--forget needs no other option.',
      '--forget',
      'Use `colophon watch FOLDER... --forget`.',
    );
  }
  if (keepRemoved && acceptRemovals) {
    throw new UsageError(
      '--keep-removed and --accept-removals contradict each other.',
      '--accept-removals',
      'Give one of them.',
    );
  }
}
