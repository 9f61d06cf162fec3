import { Injectable } from '@nestjs/common';
import { ServerStarter } from '../commands/server-starter.js';
import type { ServerChoice } from '../commands/server-starter.js';
import { readEnvironment } from '../config/environment.js';

/** The server that a command starts; it logs as one that was started by a service manager. */
@Injectable()
export class CommandServer extends ServerStarter {
  override async start({ port, host }: ServerChoice): Promise<void> {
    const environment = readEnvironment();
    // Loaded only here, because other commands start faster without it.
    const { runRole } = await import('./run-role.js');
    await runRole({
      ...environment,
      ...(port !== undefined && { PORT: String(port) }),
      ...(host !== undefined && { COLOPHON_HOST: host }),
    });
  }
}
