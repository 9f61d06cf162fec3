import { Command, Option } from 'nest-commander';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import { toErrorData } from '../errors/errors.js';
import type { ErrorData } from '../errors/errors.js';
import { Interrupted } from '../ingestion/run-ending.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { ingestedView } from '../runs/document-view.js';
import type { IngestedView } from '../runs/document-view.js';
import type { RunHooks } from '../ingestion/ingestion.runner.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { errorView, printError } from './error-view.js';
import { estimateLines } from './estimate-lines.js';
import { FileEstimates } from './file-estimates.js';
import type { FileEstimate } from './file-estimates.js';
import { ingestedLines } from './ingested-lines.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { choice } from './option-parsers.js';
import { PASSWORD_OPTION, passwordOf } from './password-option.js';
import type { PasswordOption } from './password-option.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

interface IngestOptions extends CommonOptions, PasswordOption {
  readonly difficulty?: Difficulty;
  readonly force?: boolean;
  readonly title?: string;
  readonly dryRun?: boolean;
}

interface Failure {
  readonly file: string;
  readonly error: ErrorData;
}

@Command({
  name: 'ingest',
  arguments: '<files...>',
  description: 'Read, chunk and embed books, so that they can be searched.',
})
export class IngestCommand extends CliCommand {
  override readonly examples = [
    'colophon ingest book.pdf',
    'colophon ingest shelf/*.pdf --difficulty beginner',
    'colophon ingest shelf/*.pdf --dry-run   # what it would make and cost',
  ];

  constructor(
    private readonly session: LibrarySession,
    private readonly estimates: FileEstimates,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(files: string[], options: IngestOptions): Promise<void> {
    if (files.length > 1 && options.title !== undefined) {
      throw new UsageError(
        '--title needs exactly one file.',
        '--title',
        'Ingest the files one by one, or rename them later.',
      );
    }
    const password = await passwordOf(options);
    if (options.dryRun) return this.estimate(files, password, options);
    const documents: IngestedView[] = [];
    const failures: Failure[] = [];
    await interruptible(this.terminal, (signal) =>
      this.session.use(
        'colophon ingest',
        async (library) => {
          const context = {
            documents: library.get(DocumentsService),
            ingestion: library.get(IngestionService),
          };
          for (const file of files) {
            try {
              const hooks = { signal, password, onProgress: this.terminal.progress };
              const view = await ingestFile(file, options, context, hooks);
              documents.push(view);
              if (!options.json) ingestedLines(view).forEach((line) => this.terminal.line(line));
            } catch (error) {
              if (error instanceof Interrupted) throw error;
              // A file that fails does not stop the others.
              failures.push({ file, error: toErrorData(error) });
              this.terminal.endProgress();
              if (!options.json) printError(error, file);
            }
          }
        },
        { signal, embeds: true },
      ),
    );
    this.end({ documents }, failures, options);
  }

  private async estimate(
    files: readonly string[],
    password: string | undefined,
    options: IngestOptions,
  ): Promise<void> {
    const estimates: FileEstimate[] = [];
    const failures: Failure[] = [];
    await interruptible(this.terminal, (signal) =>
      this.estimates.each(
        files,
        { password, signal, onProgress: this.terminal.progress },
        (file, outcome) => {
          this.terminal.endProgress();
          if ('error' in outcome) {
            failures.push({ file, error: toErrorData(outcome.error) });
            if (!options.json) printError(outcome.error, file);
            return;
          }
          estimates.push({ file, ...outcome.estimate });
          if (!options.json) estimateLines(estimates.at(-1)!).forEach((line) => this.terminal.line(line));
        },
      ),
    );
    this.end({ estimates }, failures, options);
  }

  private end(result: object, failures: readonly Failure[], { json }: IngestOptions): void {
    if (json) {
      this.terminal.json({
        ...result,
        ...(failures.length > 0 && {
          failures: failures.map(({ file, error }) => ({ file, error: errorView(error) })),
        }),
      });
    }
    if (failures.length > 0) process.exitCode = 1;
  }

  @Option({
    flags: '--dry-run',
    description: 'Store nothing; say what the ingestion would make, and what it would cost here.',
  })
  parseDryRun(): boolean {
    return true;
  }

  @Option({ flags: '--difficulty <level>', description: `One of ${DIFFICULTIES.join(', ')}.` })
  parseDifficulty(value: string): Difficulty {
    return choice(value, DIFFICULTIES);
  }

  @Option({
    flags: '--title <title>',
    description: 'Title (default: the title in the book, else from the file name).',
  })
  parseTitle(value: string): string {
    return value;
  }

  @Option({ flags: '--force', description: 'Ingest again even when the same bytes are complete.' })
  parseForce(): boolean {
    return true;
  }

  @Option(PASSWORD_OPTION)
  parsePassword(value: string): string {
    return value;
  }
}

/** Adds the file to the library and runs its ingestion, unless the same bytes are already complete. */
export async function ingestFile(
  file: string,
  options: { readonly difficulty?: Difficulty; readonly force?: boolean; readonly title?: string },
  library: { readonly documents: DocumentsService; readonly ingestion: IngestionService },
  hooks: RunHooks,
): Promise<IngestedView> {
  const { document } = await library.documents.addPath(file, {
    title: options.title,
    difficulty: options.difficulty,
  });
  const earlier = await library.ingestion.completeRun(document, options.force ?? false);
  if (earlier) return ingestedView(document, earlier, true);
  const run = await library.ingestion.ingest(document.id, options.force ?? false, hooks);
  return ingestedView(await library.documents.get(document.id), run, false);
}
