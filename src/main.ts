import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { printError } from './commands/error-view.js';
import { ShutdownConfig } from './config/shutdown.config.js';
import { RoleConfig } from './roles/role.config.js';
import { readEnvironment } from './config/environment.js';
import { endInTime } from './roles/end-in-time.js';
import { packageVersion } from './process/package-version.js';
import { runWorker } from './roles/run-worker.js';
import { startServer } from './roles/start-server.js';

try {
  const environment = readEnvironment();
  const { role } = new RoleConfig(environment);
  if (role === 'worker') {
    await runWorker(environment, { log: 'json' });
    // Nothing is left to do; a handle that a library forgot must not keep the process.
    process.exit();
  }
  const app = await startServer(packageVersion(), environment);
  endInTime(app.get(ShutdownConfig).seconds);
  const address = await app.getUrl();
  new Logger('Server').log(`Colophon answers at ${address}/v1; its API is described at ${address}/docs.`);
} catch (error) {
  printError(error);
  process.exit(1);
}
