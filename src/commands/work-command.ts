import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Option } from 'nest-commander';
import type { QueuedRuns } from '../ingestion/bulk-runs.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import type { RunSpan } from '../runs/run-states.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { outcomeOf, presentRuns, requireQueued, takeUpWaiting } from './queued-runs.js';
import { Terminal } from './terminal.js';

export interface WorkOptions extends CommonOptions {
  readonly failed?: boolean;
  readonly wait?: boolean;
}

/** The base of the commands that queue runs: `--failed` and `--wait`. */
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
    description: 'Show the progress until the end; the exit code is 1 if a run did not complete.',
  })
  parseWait(): boolean {
    return true;
  }

  /**
   * @param one Whether a single document was named, so that skipping it is an error.
   * @param span The stages that a waiting run must cover to be executed instead; undefined: any run.
   */
  protected async queueAndShow(
    command: string,
    options: WorkOptions,
    queue: (library: INestApplicationContext) => Promise<QueuedRuns>,
    { one, span }: { readonly one: boolean; readonly span?: RunSpan },
  ): Promise<void> {
    const wait = options.wait ?? false;
    const outcome = await interruptible(this.terminal, (signal) =>
      this.session.use(
        command,
        async (library) => {
          const ingestion = library.get(IngestionService);
          let runs = await queue(library);
          if (wait) {
            runs = await takeUpWaiting(runs, ingestion, span, (runId) =>
              this.terminal.note(`Run ${runId} was waiting: this command executes it.`),
            );
          }
          if (one) await requireQueued(runs, ingestion, span);
          return outcomeOf(runs, library, wait, { signal, onProgress: this.terminal.progress });
        },
        { signal, embeds: wait },
      ),
    );
    presentRuns(outcome, options, this.terminal);
  }
}
