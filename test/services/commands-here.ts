import { runCli } from '../../src/roles/run-cli.js';
import { CommandLine } from './command-line.js';
import type { Outcome } from './command-line.js';

/**
 * The same commands in this process: a process of its own takes three seconds of CPU time for each, most of them for
 * loading the program. One is at work at a time, because they share folder, settings and output of the process.
 */
export class CommandsHere extends CommandLine {
  private static last: Promise<unknown> = Promise.resolve();

  override run(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const outcome = CommandsHere.last.then(() =>
      runHere(args, this.folder, { ...this.environment, ...environment }),
    );
    CommandsHere.last = outcome.catch(() => undefined);
    return outcome;
  }
}

async function runHere(
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { argv } = process;
  const former = { folder: process.cwd(), environment: { ...process.env } };
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const textOf = (spy: typeof told) => spy.mock.calls.map(([text]) => String(text)).join('');
  process.argv = [...argv.slice(0, 2), ...args];
  Object.assign(process.env, environment);
  process.chdir(folder);
  try {
    const code = await runCli('0.0.0');
    return { code, stdout: textOf(written), stderr: textOf(told) };
  } finally {
    process.chdir(former.folder);
    for (const name of Object.keys(environment)) delete process.env[name];
    Object.assign(process.env, former.environment);
    process.argv = argv;
    process.exitCode = undefined;
    written.mockRestore();
    told.mockRestore();
  }
}
