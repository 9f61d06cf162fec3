import { Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { LogConfig } from '../operations/log.config.js';
import type { Environment } from '../config/settings.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { STOPPING_SIGNALS, endWithin } from './end-in-time.js';
import { requireModels } from './require-models.js';
import { requireServerDatabase } from './require-server-database.js';
import { WorkerRoleModule } from './worker.module.js';

interface WorkerOptions {
  /** JSON on stdout, as for a server, or short lines on stderr, as for a command. */
  readonly log: 'json' | 'stderr';
}

/**
 * Takes up queued runs until SIGTERM or SIGINT: then takes none any more, ends the one in progress or hands it back,
 * and closes. A second signal, or the end of SHUTDOWN_TIMEOUT, ends the process at once; the run is taken over by
 * another worker.
 *
 * @returns The signal that stopped it.
 */
export async function runWorker(environment: Environment, options: WorkerOptions): Promise<NodeJS.Signals> {
  requireServerDatabase('worker', environment);
  await requireModels(environment);
  const worker = await NestFactory.createApplicationContext(WorkerRoleModule.forRoot(environment), {
    bufferLogs: true,
    // What makes a start fail is thrown, and told once by who catches it.
    autoFlushLogs: false,
    abortOnError: false,
  });
  const ownLog = options.log === 'stderr' ? new StderrLogger(new LogConfig(environment)) : worker.get(Logger);
  worker.useLogger(ownLog);
  worker.flushLogs();
  const logger = new NestLogger('Worker');
  const stopped = firstSignal();
  logger.log(`Worker ${process.pid} takes up queued runs.`);
  const signal = await stopped;
  logger.log(`${signal}: the worker takes up no run any more.`);
  const seconds = worker.get(ShutdownConfig).seconds;
  const callOff = endWithin(seconds);
  await worker.close();
  callOff();
  return signal;
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      STOPPING_SIGNALS.forEach((name) => process.off(name, stop));
      resolve(signal);
    };
    STOPPING_SIGNALS.forEach((name) => process.on(name, stop));
  });
}
