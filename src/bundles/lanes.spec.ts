import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('do as many pieces of work at once as there are lanes', async () => {
    const lanes = new Lanes(2);
    const open: (() => void)[] = [];
    let most = 0;
    let now = 0;
    const work = async () => {
      most = Math.max(most, (now += 1));
      await new Promise<void>((resolve) => open.push(resolve));
      now -= 1;
    };
    await lanes.begin(work);
    await lanes.begin(work);
    const third = lanes.begin(work);
    open.shift()!();
    await third;
    open.forEach((end) => end());
    await lanes.end();
    expect([most, now]).toEqual([2, 0]);
  });

  it('begin nothing more after an error, and tell it when all have ended', async () => {
    const lanes = new Lanes(2);
    const done: string[] = [];
    let fail: (error: Error) => void = () => undefined;
    await lanes.begin(() => new Promise((_, reject) => (fail = reject)));
    await lanes.begin(async () => {
      await Promise.resolve();
      done.push('beside it');
    });
    fail(new Error('wrong'));
    await expect(lanes.end()).rejects.toThrow('wrong');
    await expect(lanes.begin(() => Promise.resolve(void done.push('after it')))).rejects.toThrow('wrong');
    expect(done).toEqual(['beside it']);
  });
});
