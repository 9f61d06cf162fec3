import { setTimeout as delay } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('run the work of one kind one at a time and in order, without delaying another kind', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string, ms: number) => async () => {
      log.push(`${name} begins`);
      await delay(ms);
      log.push(`${name} ends`);
    };
    await Promise.all([
      turns.take('long', work('long', 60)),
      turns.take('short', work('first', 20)),
      turns.take('short', work('second', 1)),
    ]);
    expect(log).toEqual([
      'long begins',
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'long ends',
    ]);
  });

  it('continue after failed work, and pass on its error', async () => {
    const turns = new Turns();
    const failing = turns.take('short', () => Promise.reject(new Error('damaged')));
    const next = turns.take('short', () => Promise.resolve(5));
    await expect(failing).rejects.toThrow('damaged');
    await expect(next).resolves.toBe(5);
  });

  it('end at once for work that is aborted while it waits, and continue with the next work', async () => {
    const turns = new Turns();
    const abort = new AbortController();
    const log: string[] = [];
    const first = turns.take('short', async () => {
      await delay(50);
      log.push('first ends');
    });
    const second = turns.take('short', () => Promise.resolve('done'), abort.signal);
    const third = turns.take('short', () => Promise.resolve(log.push('third')));
    abort.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    expect(log).toEqual([]);
    await Promise.all([first, third]);
    expect(log).toEqual(['first ends', 'third']);
  });
});
