import { CommanderError } from 'commander';
import { CommandFactory } from 'nest-commander';
import { errorView, printError } from '../commands/error-view.js';
import { EXIT_INTERRUPTED } from '../commands/interruption.js';
import { UsageError } from '../commands/usage-error.js';
import { LogConfig } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { InvalidSettings } from '../config/settings.js';
import { toErrorData } from '../errors/errors.js';
import { Interrupted } from '../ingestion/ingestion.runner.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { CliModule } from './cli.module.js';

const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;

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

/** Commands tell a person about progress themselves: of the log, only what is wrong is of interest. */
function withQuietDefault(environment: Readonly<Record<string, string | undefined>>) {
  return { ...environment, LOG_LEVEL: environment.LOG_LEVEL || 'warn' };
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // commander has said what is wrong, or shown the help that was asked for.
    if (error.exitCode !== 0) printJsonError({ code: 'usage', message: error.message });
    return error.exitCode === 0 ? 0 : EXIT_WRONG_USE;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`);
    return EXIT_INTERRUPTED;
  }
  printError(error);
  printJsonError(errorView(toErrorData(error)));
  return error instanceof UsageError || error instanceof InvalidSettings ? EXIT_WRONG_USE : EXIT_FAILED;
}

/** With --json a program reads stdout: it finds one document there in every case. */
function printJsonError(error: object): void {
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error }, null, 2)}\n`);
}
