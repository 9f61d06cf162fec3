import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OperationalError, UserError } from '../errors/errors.js';
import type { JobContext } from './job-handler.js';
import { JobQueue } from './job-queue.js';
import type { JobName } from './job.js';

/** What a job of the tests does; found by the id that it carries. */
export type Behaviour = (context: JobContext) => Promise<void> | void;

export interface TestWorker {
  readonly queue: JobQueue;
  close(): Promise<void>;
}

/** One queue, seen by several processes (or by several applications in one). */
export interface QueuePlace {
  /** An application that only asks. */
  readonly queue: JobQueue;
  /** An application that runs jobs: 1 at once, 2 of `embed`; each is tried 3 times, 1 and 2 seconds after. */
  work(behaviours: ReadonlyMap<string, Behaviour>): Promise<TestWorker>;
  /** Puts anything into the queue of a name. */
  putRaw(name: JobName, message: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Longer than anything here takes on a busy machine. */
const PATIENCE_MS = 200_000;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${PATIENCE_MS} ms: ${condition.toString()}`);
    }
    await delay(20);
  }
}

/** What every queue promises. */
export function describeJobQueue(name: string, makePlace: () => Promise<QueuePlace>): void {
  describe(`the queue of ${name}`, () => {
    const behaviours = new Map<string, Behaviour>();
    let place: QueuePlace;
    let queue: JobQueue;
    let worker: TestWorker;

    /** A job that does something when it runs. */
    const job = (behaviour: Behaviour) => {
      const runId = randomUUID();
      behaviours.set(runId, behaviour);
      return { name: 'ingest', data: { runId } } as const;
    };
    const isEmpty = async (name: JobName = 'ingest') => {
      const { waiting, delayed, active } = (await queue.counts())[name];
      return waiting + delayed + active === 0;
    };

    beforeAll(async () => {
      place = await makePlace();
      ({ queue } = place);
      worker = await place.work(behaviours);
    });
    afterAll(async () => {
      await worker?.close();
      await place?.close();
    });

    it('gives a job to a worker of another application, once', async () => {
      const seen: JobContext[] = [];
      const { id, duplicate } = await queue.enqueue(job((context) => void seen.push(context)));
      await until(isEmpty);
      expect(duplicate).toBe(false);
      expect(seen).toMatchObject([{ jobId: id, attempt: 1, attempts: 3 }]);
      expect(await queue.position(id)).toBeNull();
    });

    it('gives a sign of life', async () => {
      await expect(queue.ping()).resolves.toBeUndefined();
    });

    it('refuses a job whose data is not that of its name', async () => {
      const nonsense = { name: 'embed', data: { runId: randomUUID(), from: 5, to: 5 } } as const;
      await expect(queue.enqueue(nonsense)).rejects.toMatchObject({ code: 'queue.malformed' });
    });

    it('takes higher priorities first, then the older ones, and says who is where', async () => {
      await queue.pause('ingest');
      const order: string[] = [];
      const enqueue = async (label: string, priority?: 'high' | 'low') =>
        (
          await queue.enqueue(
            job(() => void order.push(label)),
            { priority },
          )
        ).id;
      const ids = [
        await enqueue('last', 'low'),
        await enqueue('third'),
        await enqueue('fourth'),
        await enqueue('first', 'high'),
        await enqueue('second', 'high'),
      ];
      expect(await Promise.all(ids.map((id) => queue.position(id)))).toEqual([5, 3, 4, 1, 2]);
      expect((await queue.list(3, 'ingest')).map(({ id }) => id)).toEqual([ids[3], ids[4], ids[1]]);
      await queue.resume('ingest');
      await until(isEmpty);
      expect(order).toEqual(['first', 'second', 'third', 'fourth', 'last']);
    });

    it('lets nobody take jobs while it is paused', async () => {
      await queue.pause();
      const seen: number[] = [];
      await queue.enqueue(job(({ attempt }) => void seen.push(attempt)));
      await delay(700);
      expect(seen).toEqual([]);
      expect((await worker.queue.counts()).ingest).toMatchObject({ waiting: 1, active: 0, paused: true });
      await queue.resume();
      await until(isEmpty);
      expect(seen).toEqual([1]);
      expect((await queue.counts()).ingest.paused).toBe(false);
    });

    it('holds a delayed job back for its time', async () => {
      let startedAt = 0;
      const enqueuedAt = Date.now();
      await queue.enqueue(
        job(() => {
          startedAt = Date.now();
        }),
        { delayMs: 800 },
      );
      expect((await queue.counts()).ingest).toMatchObject({ delayed: 1, waiting: 0 });
      await until(isEmpty);
      expect(startedAt - enqueuedAt).toBeGreaterThanOrEqual(790);
    });

    it('tries again what failed, ever later, and stops when it works', async () => {
      const at: number[] = [];
      await queue.enqueue(
        job(({ attempt }) => {
          at.push(performance.now());
          if (attempt < 3) throw new OperationalError('test.away', 'It is away.');
        }),
      );
      await until(() => at.length === 3);
      await until(isEmpty);
      expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(950);
      expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(1950);
      expect((await queue.counts()).ingest.dead).toBe(0);
    });

    it('keeps what a user must mend as a dead letter at once, and puts it back when asked', async () => {
      let mended = false;
      const { id } = await queue.enqueue(
        job(() => {
          if (!mended) throw new UserError('document.damaged', 'The PDF is broken\0.');
        }),
        { priority: 'high' },
      );
      await until(async () => (await queue.counts()).ingest.dead === 1);
      expect(await isEmpty()).toBe(true);
      expect(await queue.deadLetters({ id, limit: 10 })).toMatchObject([
        {
          id,
          name: 'ingest',
          attempts: 1,
          priority: 'high',
          errorCode: 'document.damaged',
          errorMessage: 'The PDF is broken.',
          redrivenAt: null,
        },
      ]);
      mended = true;
      const asked = await Promise.all([
        queue.redrive({ id }),
        worker.queue.redrive({ id }),
        queue.redrive({ id }),
      ]);
      expect(asked.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
      await until(isEmpty);
      expect((await queue.counts()).ingest.dead).toBe(0);
      expect((await queue.deadLetters({ id, limit: 10 }))[0]!.redrivenAt).toBeInstanceOf(Date);
    });

    it('puts back all dead letters of a name, or of all', async () => {
      const broken = () => {
        throw new UserError('test.broken', 'Broken.');
      };
      await queue.enqueue(job(broken));
      await queue.enqueue(job(broken));
      await until(async () => (await queue.counts()).ingest.dead === 2);
      expect(await queue.redrive({ name: 'embed' })).toBe(0);
      expect(await queue.redrive({ name: 'ingest' })).toBe(2);
      await until(async () => (await queue.counts()).ingest.dead === 2);
      behaviours.clear();
      expect(await queue.redrive({})).toBe(2);
      await until(isEmpty);
    });

    it('has one job of a key, however many ask at once, until that is done', async () => {
      let runs = 0;
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const keyed = job(() => {
        runs += 1;
        return finished;
      });
      const askers = Array.from({ length: 50 }, (_, i) => (i % 2 ? queue : worker.queue));
      const answers = await Promise.all(askers.map((asker) => asker.enqueue(keyed, { key: 'one' })));
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      await until(() => runs === 1);
      expect(await queue.enqueue(keyed, { key: 'one' })).toEqual({ id: answers[0]!.id, duplicate: true });
      finish();
      await until(isEmpty);
      expect(await queue.enqueue(keyed, { key: 'one' })).toMatchObject({ duplicate: false });
      await until(isEmpty);
      expect(runs).toBe(2);
    });

    it('runs as many jobs of a name at once as the settings say', async () => {
      let now = 0;
      let most = 0;
      const runId = randomUUID();
      behaviours.set(runId, async () => {
        most = Math.max(most, (now += 1));
        await delay(100);
        now -= 1;
      });
      for (let from = 0; from < 5; from += 1) {
        await queue.enqueue({ name: 'embed', data: { runId, from, to: from + 1 } });
      }
      await until(() => isEmpty('embed'));
      expect(most).toBe(2);
    });

    it('ends an attempt whose time is up', async () => {
      const runId = randomUUID();
      const reasons: unknown[] = [];
      behaviours.set(runId, async ({ signal, attempt }) => {
        if (attempt > 1) return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        reasons.push(signal.reason);
        signal.throwIfAborted();
      });
      await queue.enqueue({ name: 'embed', data: { runId, from: 0, to: 1 } });
      await until(() => isEmpty('embed'));
      expect(reasons).toMatchObject([{ code: 'queue.timeout' }]);
      expect((await queue.counts()).embed.dead).toBe(0);
    });

    it('keeps messages that are none of ours as dead letters, and goes on', async () => {
      const messages = [
        'text',
        7,
        null,
        {},
        { version: 1, data: { runId: 'x' } },
        { version: 1, data: '\0' },
      ];
      for (const message of messages) await place.putRaw('embed', message);
      await until(async () => (await queue.counts()).embed.dead === messages.length);
      await until(() => isEmpty('embed'));
      const letters = await queue.deadLetters({ name: 'embed', limit: 10 });
      expect(new Set(letters.map(({ errorCode }) => errorCode))).toEqual(new Set(['queue.malformed']));
      await queue.enqueue({ name: 'embed', data: { runId: randomUUID(), from: 0, to: 1 } });
      await until(() => isEmpty('embed'));
    });

    it('leaves the message of a newer version for newer workers', async () => {
      await place.putRaw('embed', { version: 99, data: { chapterId: 1 } });
      await until(async () => (await queue.counts()).embed.delayed === 1);
    });

    it('hands back what runs when a worker closes, and another worker runs it as if for the first time', async () => {
      const second = await place.work(behaviours);
      const attempts: number[] = [];
      // One on each of them: the first that is closed hands its job to the other.
      const slow = ({ attempt, signal }: JobContext) =>
        new Promise<void>((resolve, reject) => {
          attempts.push(attempt);
          if (attempts.length > 2) resolve();
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          setTimeout(resolve, 4000).unref();
        });
      await queue.enqueue(job(slow));
      await queue.enqueue(job(slow));
      await until(() => attempts.length === 2);
      await second.close();
      await until(isEmpty);
      expect(attempts).toEqual([1, 1, 1]);
      expect((await queue.counts()).ingest.dead).toBe(0);
    });
  });
}
