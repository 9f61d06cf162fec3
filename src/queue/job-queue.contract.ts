import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OperationalError, UserError } from '../errors/errors.js';
import type { JobContext } from './job-handler.js';
import type { JobQueue } from './job-queue.js';
import type { JobDefinition } from './job.js';
import { until } from './testing/queue-place.js';
import type { Behaviour, QueuePlace, TestWorker } from './testing/queue-place.js';
import { PLAIN, LIMITED, KEYED } from './testing/test-jobs.js';

/** What every queue guarantees. */
export function describeJobQueue(name: string, makePlace: () => Promise<QueuePlace>): void {
  describe(`the queue of ${name}`, () => {
    const behaviours = new Map<string, Behaviour>();
    let place: QueuePlace;
    let queue: JobQueue;
    let worker: TestWorker;

    /** The data of a job that behaves in this way when it runs. */
    const that = (behaviour: Behaviour) => {
      const id = randomUUID();
      behaviours.set(id, behaviour);
      return { id };
    };
    const countsOf = async ({ name }: JobDefinition, asked = queue) => (await asked.counts())[name]!;
    const isEmpty = async (job: JobDefinition = PLAIN) => {
      const { waiting, delayed, active } = await countsOf(job);
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
      const { id, duplicate } = await queue.enqueue(
        PLAIN,
        that((context) => void seen.push(context)),
      );
      await until(isEmpty);
      expect(duplicate).toBe(false);
      expect(seen).toMatchObject([{ jobId: id, attempt: 1, attempts: 3 }]);
      expect(await queue.position(id)).toBeNull();
    });

    it('answers a health check', async () => {
      await expect(queue.ping()).resolves.toBeUndefined();
    });

    it('refuses a job that is not in the list of jobs', async () => {
      const foreign = { ...PLAIN, name: 'foreign' };
      await expect(queue.enqueue(foreign, { id: randomUUID() })).rejects.toThrow('no "foreign"');
      await expect(queue.pause('foreign')).rejects.toThrow('no "foreign"');
    });

    it('refuses data that does not fit the job', async () => {
      const nonsense = { id: randomUUID(), number: 0 };
      await expect(queue.enqueue(LIMITED, nonsense)).rejects.toMatchObject({ code: 'queue.malformed' });
    });

    it('takes higher priorities first, then older jobs, and reports their positions', async () => {
      await queue.pause(PLAIN.name);
      const order: string[] = [];
      const enqueue = async (label: string, priority?: 'high' | 'low') =>
        (
          await queue.enqueue(
            PLAIN,
            that(() => void order.push(label)),
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
      expect((await queue.list(3, PLAIN.name)).map(({ id }) => id)).toEqual([ids[3], ids[4], ids[1]]);
      const [low] = (await queue.list(5, PLAIN.name)).filter(({ id }) => id === ids[0]);
      expect((await queue.oldestWaiting()).get(PLAIN.name)).toEqual(low!.enqueuedAt);
      await queue.resume(PLAIN.name);
      await until(isEmpty);
      expect((await queue.oldestWaiting()).has(PLAIN.name)).toBe(false);
      expect(order).toEqual(['first', 'second', 'third', 'fourth', 'last']);
    });

    it('gives no job to a worker while it is paused', async () => {
      await queue.pause();
      const seen: number[] = [];
      await queue.enqueue(
        PLAIN,
        that(({ attempt }) => void seen.push(attempt)),
      );
      await delay(700);
      expect(seen).toEqual([]);
      expect(await countsOf(PLAIN, worker.queue)).toMatchObject({ waiting: 1, active: 0, paused: true });
      await queue.resume();
      await until(isEmpty);
      expect(seen).toEqual([1]);
      expect((await countsOf(PLAIN)).paused).toBe(false);
    });

    it('holds a delayed job back for its time', async () => {
      let startedAt = 0;
      const enqueuedAt = Date.now();
      await queue.enqueue(
        PLAIN,
        that(() => {
          startedAt = Date.now();
        }),
        { delayMs: 800 },
      );
      expect(await countsOf(PLAIN)).toMatchObject({ delayed: 1, waiting: 0 });
      await until(isEmpty);
      expect(startedAt - enqueuedAt).toBeGreaterThanOrEqual(790);
    });

    it('retries a failed job with growing delays until it succeeds', async () => {
      const at: number[] = [];
      await queue.enqueue(
        PLAIN,
        that(({ attempt }) => {
          at.push(performance.now());
          if (attempt < 3) throw new OperationalError('test.away', 'It is away.');
        }),
      );
      await until(() => at.length === 3);
      await until(isEmpty);
      expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(950);
      expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(1950);
      expect((await countsOf(PLAIN)).dead).toBe(0);
    });

    it('makes a dead letter at once when a user must correct something, and puts it back on request', async () => {
      let mended = false;
      const { id } = await queue.enqueue(
        PLAIN,
        that(() => {
          if (!mended) throw new UserError('document.damaged', 'The PDF is broken\0.');
        }),
        { priority: 'high' },
      );
      await until(async () => (await countsOf(PLAIN)).dead === 1);
      expect(await isEmpty()).toBe(true);
      expect(await queue.deadLetters({ id, limit: 10 })).toMatchObject([
        {
          id,
          name: PLAIN.name,
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
      expect((await countsOf(PLAIN)).dead).toBe(0);
      expect((await queue.deadLetters({ id, limit: 10 }))[0]!.redrivenAt).toBeInstanceOf(Date);
    });

    it('puts back all dead letters of one name or of all names', async () => {
      const broken = () => {
        throw new UserError('test.broken', 'Broken.');
      };
      await queue.enqueue(PLAIN, that(broken));
      await queue.enqueue(PLAIN, that(broken));
      await until(async () => (await countsOf(PLAIN)).dead === 2);
      expect(await queue.redrive({ name: LIMITED.name })).toBe(0);
      expect(await queue.redrive({ name: PLAIN.name })).toBe(2);
      await until(async () => (await countsOf(PLAIN)).dead === 2);
      behaviours.clear();
      expect(await queue.redrive({})).toBe(2);
      await until(isEmpty);
    });

    it('has only one job per key, however many callers enqueue at once, until the job is done', async () => {
      let runs = 0;
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const keyed = that(() => {
        runs += 1;
        return finished;
      });
      const askers = Array.from({ length: 50 }, (_, i) => (i % 2 ? queue : worker.queue));
      const answers = await Promise.all(askers.map((asker) => asker.enqueue(KEYED, keyed)));
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      await until(() => runs === 1);
      expect(await queue.enqueue(KEYED, keyed)).toEqual({ id: answers[0]!.id, duplicate: true });
      finish();
      await until(() => isEmpty(KEYED));
      expect(await queue.enqueue(KEYED, keyed)).toMatchObject({ duplicate: false });
      await until(() => isEmpty(KEYED));
      expect(runs).toBe(2);
    });

    it('withdraws a waiting job by its key', async () => {
      await queue.pause(KEYED.name);
      let runs = 0;
      const data = that(() => {
        runs += 1;
      });
      await queue.enqueue(KEYED, data);
      await worker.queue.withdraw(KEYED, data);
      expect(await countsOf(KEYED)).toMatchObject({ waiting: 0, active: 0 });
      await queue.resume(KEYED.name);
      expect(await queue.enqueue(KEYED, data)).toMatchObject({ duplicate: false });
      await until(() => isEmpty(KEYED));
      expect(runs).toBe(1);
    });

    it('runs as many jobs of a name at once as the settings say', async () => {
      let now = 0;
      let most = 0;
      const id = randomUUID();
      behaviours.set(id, async () => {
        most = Math.max(most, (now += 1));
        await delay(100);
        now -= 1;
      });
      for (let number = 1; number <= 5; number += 1) {
        await queue.enqueue(LIMITED, { id, number });
      }
      await until(() => isEmpty(LIMITED));
      expect(most).toBe(2);
    });

    it('ends an attempt whose time is up', async () => {
      const id = randomUUID();
      const reasons: unknown[] = [];
      behaviours.set(id, async ({ signal, attempt }) => {
        if (attempt > 1) return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        reasons.push(signal.reason);
        signal.throwIfAborted();
      });
      await queue.enqueue(LIMITED, { id, number: 1 });
      await until(() => isEmpty(LIMITED));
      expect(reasons).toMatchObject([{ code: 'queue.timeout' }]);
      expect((await countsOf(LIMITED)).dead).toBe(0);
    });

    it('makes dead letters of messages that are not ours, and goes on', async () => {
      const messages = ['text', 7, null, {}, { version: 1, data: { id: 'x' } }, { version: 1, data: '\0' }];
      for (const message of messages) await place.putRaw(LIMITED, message);
      await until(async () => (await countsOf(LIMITED)).dead === messages.length);
      await until(() => isEmpty(LIMITED));
      const letters = await queue.deadLetters({ name: LIMITED.name, limit: 10 });
      expect(new Set(letters.map(({ errorCode }) => errorCode))).toEqual(new Set(['queue.malformed']));
      await queue.enqueue(LIMITED, { id: randomUUID(), number: 1 });
      await until(() => isEmpty(LIMITED));
    });

    it('leaves a message of a newer version for newer workers', async () => {
      const message = { version: 99, data: { chapterId: 1 } };
      await place.putRaw(LIMITED, message);
      await until(async () => (await countsOf(LIMITED)).delayed === 1);
      expect(await queue.list(5, LIMITED.name)).toMatchObject([{ state: 'delayed', attempts: 1, message }]);
    });

    it('hands back running jobs when a worker closes, and another worker runs them as if for the first time', async () => {
      const second = await place.work(behaviours);
      const attempts: number[] = [];
      // Each worker runs one of the jobs. The one that is closed first hands its job to the other.
      const slow = ({ attempt, signal }: JobContext) =>
        new Promise<void>((resolve, reject) => {
          attempts.push(attempt);
          if (attempts.length > 2) resolve();
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          setTimeout(resolve, 4000).unref();
        });
      await queue.enqueue(PLAIN, that(slow));
      await queue.enqueue(PLAIN, that(slow));
      await until(() => attempts.length === 2);
      await second.close();
      await until(isEmpty);
      expect(attempts).toEqual([1, 1, 1]);
      expect((await countsOf(PLAIN)).dead).toBe(0);
    });
  });
}
