import { Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { LogConfig } from '../operations/log.config.js';
import type { Environment } from '../config/settings.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { STOPPING_SIGNALS } from '../process/stopping-signals.js';
import { endWithin } from './end-in-time.js';
import { requireModels } from './require-models.js';
import { requireServerDatabase } from './require-server-database.js';
import { WorkerRoleModule } from './worker.module.js';

interface WorkerOptions {
  /** JSON on stdout, like a server, or short lines on stderr, like a command. */
  readonly log: 'json' | 'stderr';
}

/**
 * Takes up queued runs until SIGTERM or SIGINT. Then it takes no more, finishes the current run or hands it back, and
 * closes. A second signal, or the end of SHUTDOWN_TIMEOUT, ends the process immediately; another worker takes over the
 * run.
 *
 * @returns The signal that stopped it.
 */
export async function runWorker(environment: Environment, options: WorkerOptions): Promise<NodeJS.Signals> {
  requireServerDatabase('worker', environment);
  await requireModels(environment);
  const worker = await NestFactory.createApplicationContext(WorkerRoleModule.forRoot(environment), {
    bufferLogs: true,
    // An error during the start is thrown, and reported once by the code that catches it.
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
  logger.log(`${signal}: the worker takes up no more runs.`);
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
