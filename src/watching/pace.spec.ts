import { Pace } from './pace.js';

const MINUTE = 60_000;

describe('the pace', () => {
  it('tells the rate and the time left', () => {
    const pace = new Pace();
    pace.begin(1000);
    expect(pace.step(1000 + MINUTE / 2, 9)).toEqual({ done: 1, left: 9, perMinute: 2, secondsLeft: 270 });
    expect(pace.step(1000 + MINUTE, 8)).toEqual({ done: 2, left: 8, perMinute: 2, secondsLeft: 240 });
  });

  it('goes by the newest books', () => {
    const pace = new Pace();
    pace.begin(0);
    for (let book = 1; book <= 20; book += 1) pace.step(book, 100);
    let progress = null;
    for (let book = 1; book <= 20; book += 1) progress = pace.step(20 + book * MINUTE, 60);
    expect(progress).toEqual({ done: 40, left: 60, perMinute: 1, secondsLeft: 3600 });
  });

  it('counts no pause between two looks', () => {
    const pace = new Pace();
    pace.begin(0);
    pace.step(MINUTE, 1);
    pace.begin(100 * MINUTE);
    expect(pace.step(101 * MINUTE, 0)).toEqual({ done: 2, left: 0, perMinute: 1, secondsLeft: 0 });
  });

  it('claims nothing when no time has passed', () => {
    const pace = new Pace();
    pace.begin(5);
    expect(pace.step(5, 3)).toEqual({ done: 1, left: 3, perMinute: null, secondsLeft: null });
  });
});
