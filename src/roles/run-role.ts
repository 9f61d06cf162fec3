import { Logger } from '@nestjs/common';
import { ShutdownConfig } from '../config/shutdown.config.js';
import type { Environment } from '../config/settings.js';
import { packageVersion } from '../process/package-version.js';
import { endInTime } from './end-in-time.js';
import { RoleConfig } from './role.config.js';
import { runWorker } from './run-worker.js';
import { startServer } from './start-server.js';

/**
 * Makes this process what COLOPHON_ROLE says. A worker works here until a signal stops it; a server answers when this
 * returns. Both end the process when a signal has stopped them.
 */
export async function runRole(environment: Environment): Promise<void> {
  if (new RoleConfig(environment).role === 'worker') {
    await runWorker(environment, { log: 'json' });
    // Nothing is left to do; a handle that a library forgot must not keep the process.
    process.exit();
  }
  const app = await startServer(packageVersion(), environment);
  endInTime(app.get(ShutdownConfig).seconds);
  const address = await app.getUrl();
  new Logger('Server').log(`Colophon answers at ${address}/v1; its API is described at ${address}/docs.`);
}
