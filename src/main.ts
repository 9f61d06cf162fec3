import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { printError } from './commands/error-view.js';
import { readEnvironment } from './config/environment.js';
import { packageVersion } from './roles/package-version.js';
import { startServer } from './roles/start-server.js';

try {
  const app = await startServer(packageVersion(), readEnvironment());
  new Logger('Server').log(`Colophon answers at ${await app.getUrl()}/v1; its API is described at /docs.`);
} catch (error) {
  printError(error);
  process.exit(1);
}
