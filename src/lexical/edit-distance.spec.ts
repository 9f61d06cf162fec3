import { editDistance } from './edit-distance.js';

describe('the distance of two words', () => {
  it.each([
    ['index', 'index', 0],
    ['index', 'inedx', 1],
    ['index', 'indx', 1],
    ['index', 'inndex', 1],
    ['index', 'imdex', 1],
    ['transaction', 'trnsactoin', 2],
    ['', 'ab', 2],
  ])('%s, %s: %d', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
    expect(editDistance(other, one, 2)).toBe(distance);
  });

  it('is not counted further than asked', () => {
    expect(editDistance('kitten', 'sitting', 1)).toBeGreaterThan(1);
    expect(editDistance('a', 'abcdef', 2)).toBeGreaterThan(2);
  });
});
