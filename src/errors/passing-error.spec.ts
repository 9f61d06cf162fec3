import { isDatabaseAway } from './passing-error.js';

const errorOf = (message: string, code?: string) => Object.assign(new Error(message), { code });

describe('an error of the database', () => {
  it('shows whether the database is unavailable, and not just full or rejecting a row', () => {
    expect(isDatabaseAway(errorOf('disk full', '53100'))).toBe(false);
    expect(isDatabaseAway(errorOf('too many connections', '53300'))).toBe(true);
    expect(isDatabaseAway(errorOf('terminating connection', '57P01'))).toBe(true);
    expect(isDatabaseAway(errorOf('deadlock detected', '40P01'))).toBe(true);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new Error('wrapped', { cause: errorOf('connect', 'ECONNREFUSED') }))).toBe(true);
    expect(isDatabaseAway(errorOf('duplicate key', '23505'))).toBe(false);
  });
});
