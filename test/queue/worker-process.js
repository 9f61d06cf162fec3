// A worker of the queue in a process of its own, to be killed or frozen: prints `attempt N` when a job of `ingest`
// starts, holds the job for the milliseconds of its second argument or until a line comes on stdin, and prints `ended`.
// Plain JavaScript on the compiled program.
import 'reflect-metadata';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { Concurrency, definedConcurrency } from '../../dist/src/queue/concurrency.js';
import { JobHandler } from '../../dist/src/queue/job-handler.js';
import { QueueWorkerModule } from '../../dist/src/queue/queue-worker.module.js';
import { QueueModule } from '../../dist/src/queue/queue.module.js';
import { ConfigModule } from '../../dist/src/roles/config.module.js';
import { JOBS } from '../../dist/src/roles/jobs.js';

class RootModule {}

const [settings, holdMs] = [JSON.parse(process.argv[2]), Number(process.argv[3])];
const toldToEnd = once(process.stdin, 'data');
const handlers = JOBS.all.map(
  (job) =>
    class extends JobHandler {
      job = job;

      async handle(_data, { attempt }) {
        process.stdout.write(`attempt ${attempt}\n`);
        await Promise.race([delay(holdMs), toldToEnd]);
        process.stdout.write('ended\n');
      }
    },
);
const concurrency = new Concurrency(JOBS, definedConcurrency(JOBS));
const imports = [
  ConfigModule.forRoot(settings),
  DatabaseModule.forRoot({ attach: 'if-running', command: 'a worker' }),
  QueueModule.forRoot(settings, { jobs: JOBS }),
  QueueWorkerModule.forRoot(settings, { jobs: JOBS, concurrency }),
];
const root = { module: RootModule, imports, providers: handlers };
await NestFactory.createApplicationContext(root, { logger: false });
process.stdout.write('ready\n');
