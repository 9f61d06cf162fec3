import 'reflect-metadata';
import { packageVersion } from './roles/package-version.js';
import { runCli } from './roles/run-cli.js';

// Who reads may have enough, as `head` does: then there is nobody to tell the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
process.exitCode = await runCli(packageVersion());
