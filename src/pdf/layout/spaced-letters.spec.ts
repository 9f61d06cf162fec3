import { closeUpLetters } from './spaced-letters.js';

/** Letters 10 points wide, with the given gaps before them. */
function closedUp(text: string, gaps: readonly number[]): string {
  const left = [0];
  for (const gap of gaps) left.push((left.at(-1) ?? 0) + 10 + gap);
  const edges = { left: Float32Array.from(left), right: Float32Array.from(left, (x) => x + 10) };
  return closeUpLetters(text, edges, Int32Array.from(left.keys()));
}

describe('a line of spread letters', () => {
  it('is closed up to its words', () => {
    expect(closedUp('R E A D I N G', [6, 6, 6, 6, 6, 6])).toBe('READING');
    expect(closedUp('R E A D I N G S', [6, 6, 15, 6, 6, 6.5, 6])).toBe('REA DINGS');
  });

  it.each([
    ['cells with uneven gaps', 'R E A D', [6, 9, 4]],
    ['numbers', '1 0 0 1', [6, 6, 6]],
    ['the alphabet', 'A B C D', [6, 6, 6]],
    ['words', 'RE AD IN GS', [0, 6, 0, 6, 0, 6, 0]],
  ])('but not %s', (_, text, gaps) => {
    expect(closedUp(text, gaps)).toBe(text);
  });
});
