import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Option } from 'nest-commander';
import type { QueuedRuns } from '../ingestion/bulk-runs.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { outcomeOf, presentRuns } from './queued-runs.js';
import { Terminal } from './terminal.js';

export interface WorkOptions extends CommonOptions {
  readonly failed?: boolean;
  readonly wait?: boolean;
}

/** Commands that queue runs have in common: `--failed` and `--wait`. */
@Injectable()
export abstract class WorkCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({ flags: '--failed', description: 'All documents whose last run failed.' })
  parseFailed(): boolean {
    return true;
  }

  @Option({
    flags: '--wait',
    description: 'Show the progress until the end; the exit code is 1 when one failed.',
  })
  parseWait(): boolean {
    return true;
  }

  protected async queueAndShow(
    command: string,
    options: WorkOptions,
    queue: (library: INestApplicationContext) => Promise<QueuedRuns>,
  ): Promise<void> {
    const outcome = await interruptible(this.terminal, (signal) =>
      this.session.use(
        command,
        async (library) =>
          outcomeOf(await queue(library), library, options.wait ?? false, {
            signal,
            onProgress: this.terminal.progress,
          }),
        { signal, embeds: options.wait ?? false },
      ),
    );
    presentRuns(outcome, options, this.terminal);
  }
}
