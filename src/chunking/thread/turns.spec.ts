import { setTimeout as delay } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('let one piece of work of a kind run at a time, in order, and do not hold up another kind', async () => {
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

  it('go on after work that failed, and pass on why', async () => {
    const turns = new Turns();
    const failing = turns.take('short', () => Promise.reject(new Error('damaged')));
    const next = turns.take('short', () => Promise.resolve(5));
    await expect(failing).rejects.toThrow('damaged');
    await expect(next).resolves.toBe(5);
  });

  it('are given up at once by who is aborted while waiting, and kept for the next', async () => {
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
