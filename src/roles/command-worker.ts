import { Injectable } from '@nestjs/common';
import { WorkerStarter } from '../commands/worker-starter.js';
import { readEnvironment } from '../config/environment.js';

/** The worker that a command starts; it logs for the person who typed the command. */
@Injectable()
export class CommandWorker extends WorkerStarter {
  override async run(): Promise<NodeJS.Signals> {
    // Loaded only here, because other commands start faster without it.
    const { runWorker } = await import('./run-worker.js');
    return runWorker(readEnvironment(), { log: 'stderr' });
  }
}
