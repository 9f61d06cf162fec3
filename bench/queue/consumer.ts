import { readEnvironment } from '../../src/config/environment.js';
import { openQueue } from './open-queue.js';

/** Prints on stdout when each job begins: its run, and the milliseconds since 1970, with fractions. */
const app = await openQueue(readEnvironment(), (runId) => {
  process.stdout.write(`${runId} ${performance.timeOrigin + performance.now()}\n`);
});
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void app.close().then(() => process.exit());
});
