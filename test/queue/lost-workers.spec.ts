import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import type { Behaviour } from '../../src/queue/job-queue.contract.js';
import { INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { describeOnEachQueue } from '../services/queue-places.js';
import type { QueuePlace } from '../services/queue-places.js';
import { until } from '../services/until.js';
import { QUICK, openQueue } from './places.js';
import type { Settings } from './places.js';

const WORKER = fileURLToPath(new URL('worker-process.js', import.meta.url));
/** Longer than any test: until it is told to end. */
const HOLD_MS = 600_000;
const LEASE_MS = Number(QUICK['QUEUE_LEASE']) * 1000;

class WorkerProcess {
  private readonly lines: string[] = [];

  private constructor(private readonly child: ChildProcess) {
    createInterface(child.stdout!).on('line', (line) => this.lines.push(line));
  }

  static async start(settings: Settings, holdMs: number): Promise<WorkerProcess> {
    const args = [WORKER, JSON.stringify({ ...QUICK, ...settings }), `${holdMs}`];
    const worker = new WorkerProcess(spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
    await worker.says('ready');
    return worker;
  }

  async says(line: string): Promise<void> {
    await until(`the worker says "${line}"`, () => {
      if (this.child.exitCode !== null) throw new Error(`The worker ended with ${this.child.exitCode}.`);
      return this.lines.includes(line);
    });
  }

  /** Lets it end the job that it holds. */
  async endJob(): Promise<void> {
    this.child.stdin!.write('\n');
    await this.says('ended');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

function describeLostWorkers(makePlace: () => Promise<QueuePlace>): void {
  let place: QueuePlace;
  let app: INestApplicationContext;
  let queue: JobQueue;
  let child: WorkerProcess | undefined;
  let other: INestApplicationContext | undefined;

  beforeEach(async () => {
    place = await makePlace();
    app = await openQueue(place.environment);
    queue = app.get(JobQueue);
  });
  afterEach(async () => {
    await child?.kill();
    await other?.close();
    other = undefined;
    await app.close();
    await place.remove();
  });

  /** A job that the child works on, and another worker that takes it when it can. */
  const begin = async (holdMs: number) => {
    const runId = randomUUID();
    child = await WorkerProcess.start(place.environment, holdMs);
    await queue.enqueue(INGEST, { runId });
    await child.says('attempt 1');
    const attempts: number[] = [];
    const again: Behaviour = ({ attempt }) => void attempts.push(attempt);
    other = await openQueue(place.environment, new Map([[runId, again]]));
    return attempts;
  };
  const untilEmpty = () =>
    until('the queue is empty', async () => {
      const { waiting, active, delayed } = (await queue.counts())['ingest']!;
      return waiting + active + delayed === 0;
    });

  it('gives the job of a killed worker to another', async () => {
    const attempts = await begin(HOLD_MS);
    await child!.kill();
    await untilEmpty();
    expect(attempts).toEqual([2]);
  });

  it('gives the job of a frozen worker to another, and what that one says later changes nothing', async () => {
    const attempts = await begin(HOLD_MS);
    child!.signal('SIGSTOP');
    await untilEmpty();
    const runId = randomUUID();
    await queue.pause();
    await queue.enqueue(INGEST, { runId });
    child!.signal('SIGCONT');
    await child!.endJob();
    // Long enough to write the end of the job, and to look for the next one.
    await delay(1000);
    expect(attempts).toEqual([2]);
    expect((await queue.counts())['ingest']!).toMatchObject({ waiting: 1, active: 0, dead: 0 });
  });

  it('keeps the job of a worker that works for longer than a lease', async () => {
    const attempts = await begin(LEASE_MS * 2);
    await untilEmpty();
    expect(attempts).toEqual([]);
  });
}

describeOnEachQueue('Lost workers', describeLostWorkers);
