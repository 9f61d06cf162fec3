// A worker of the queue in a process of its own, to be killed or frozen: prints `attempt N` when a job of `ingest`
// starts, holds the job for the milliseconds of its second argument or until a line comes on stdin, and prints `ended`.
// Plain JavaScript on the compiled program.
import 'reflect-metadata';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../dist/src/roles/config.module.js';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { QueueWorkerModule } from '../../dist/src/queue/queue-worker.module.js';
import { QueueModule } from '../../dist/src/queue/queue.module.js';

class RootModule {}

const [settings, holdMs] = [JSON.parse(process.argv[2]), Number(process.argv[3])];
const toldToEnd = once(process.stdin, 'data');
const handlers = ['ingest', 'embed'].map(
  (job) =>
    class {
      job = job;

      async handle(_data, { attempt }) {
        process.stdout.write(`attempt ${attempt}\n`);
        await Promise.race([delay(holdMs), toldToEnd]);
        process.stdout.write('ended\n');
      }
    },
);
const imports = [
  ConfigModule.forRoot(settings),
  DatabaseModule.forRoot({ attach: 'if-running', command: 'a worker' }),
  QueueModule.forRoot(settings),
  QueueWorkerModule.forRoot(settings, { handlers }),
];
await NestFactory.createApplicationContext({ module: RootModule, imports }, { logger: false });
process.stdout.write('ready\n');
