import { removalsHeld } from './removal-rule.js';

describe('the rule for removals', () => {
  it.each([
    [5, 0, null],
    [5, 1, null],
    [5, 2, null],
    [4, 2, null],
    [5, 3, 'most'],
    [5, 5, 'empty'],
    [1, 1, 'empty'],
    [0, 0, null],
  ] as const)('of %i books, %i gone: %s', (known, missing, held) => {
    expect(removalsHeld(known, missing)).toBe(held);
  });
});
