import { CommanderError } from 'commander';
import { CommandFactory } from 'nest-commander';
import { errorView, printError } from '../commands/error-view.js';
import { OUTPUT_NOT_WRITABLE, writeOut } from '../commands/write-out.js';
import { EXIT_INTERRUPTED } from '../commands/interruption.js';
import { UsageError } from '../commands/usage-error.js';
import { LogConfig } from '../operations/log.config.js';
import { readEnvironment } from '../config/environment.js';
import { InvalidSettings } from '../config/settings.js';
import { UserError, toErrorData } from '../errors/errors.js';
import { Interrupted } from '../ingestion/run-ending.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { CliModule } from './cli.module.js';

const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;

/** Errors of services that concern a value on the command line that is never valid. */
const WRONG_VALUES: ReadonlySet<string> = new Set([
  'search.empty_query',
  'search.long_query',
  'settings.invalid',
  'taxonomy.invalid',
]);

/** Runs the command that the arguments name. @returns The exit code: 0 done, 1 failed, 2 wrong use, 130 interrupted. */
export async function runCli(version: string): Promise<number> {
  try {
    const environment = withQuietDefault(readEnvironment());
    const logger = new StderrLogger(new LogConfig(environment));
    const app = await CommandFactory.createWithoutRunning(CliModule.forRoot(environment), {
      logger,
      cliName: 'colophon',
      version,
      abortOnError: false,
      outputConfiguration: { writeOut, writeErr: (text) => void (wantsJson() || process.stderr.write(text)) },
      errorHandler: (error) => {
        throw error;
      },
      serviceErrorHandler: (error) => {
        throw error;
      },
    });
    try {
      await CommandFactory.runApplication(app);
    } finally {
      await app.close();
    }
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** Commands show their progress themselves, so the log only needs warnings and errors. */
function withQuietDefault(environment: Readonly<Record<string, string | undefined>>) {
  return { ...environment, LOG_LEVEL: environment.LOG_LEVEL || 'warn' };
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // commander has already printed the requested help, or the error.
    if (error.exitCode === 0) return 0;
    if (wantsJson()) printJsonError({ code: 'usage', message: error.message.replace(/^error: /, '') });
    return EXIT_WRONG_USE;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`);
    return EXIT_INTERRUPTED;
  }
  tell(error);
  return isWrongUse(error) ? EXIT_WRONG_USE : EXIT_FAILED;
}

function isWrongUse(error: unknown): boolean {
  if (error instanceof UsageError || error instanceof InvalidSettings) return true;
  if (!(error instanceof UserError)) return false;
  // A missing document is wrong use when an option names it, and a failure when it is the document to work on.
  return (
    WRONG_VALUES.has(error.code) ||
    (error.field?.startsWith('--') && error.code.startsWith('document.')) === true
  );
}

/**
 * With --json a program reads stdout. It always finds exactly one document there, and the error is not reported twice.
 */
function tell(error: unknown): void {
  const data = toErrorData(error);
  const canTellProgram = wantsJson() && data.code !== OUTPUT_NOT_WRITABLE;
  // Only the log shows the stack of a defect.
  if (!canTellProgram || data.kind === 'unexpected') printError(error);
  if (canTellProgram) printJsonError(errorView(data));
}

function printJsonError(error: object): void {
  try {
    writeOut(`${JSON.stringify({ error }, null, 2)}\n`);
  } catch (cause) {
    printError(cause);
  }
}

function wantsJson(): boolean {
  return process.argv.includes('--json');
}
