import 'reflect-metadata';
import { printError } from './commands/error-view.js';
import { outputError } from './commands/write-out.js';
import { packageVersion } from './process/package-version.js';
import { runCli } from './roles/run-cli.js';

/** How long a command that is done waits for what a library forgot to close. */
const FORGOTTEN_MS = 500;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads may have enough, as `head` does: then there is nobody to tell the rest.
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) printError(outputError(error));
    process.exit(1);
  });
}
process.exitCode = await runCli(packageVersion());
// What is alive by then may also be a slow reader of the results, who gets them whole.
setTimeout(() => process.stdout.write('', () => process.exit()), FORGOTTEN_MS).unref();
