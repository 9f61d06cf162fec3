import { STEP, chunkTerms } from './chunk-terms.js';
import { PostingsBuilder } from './postings.js';

const STEM = { stem: true };

describe('the terms of a chunk', () => {
  it('count twice in a title, half as much again in the first sentence, once in the text', () => {
    const { frequencies, length } = chunkTerms(
      { titles: 'Locks', text: 'A mutex guards data. The queue has no guard.' },
      STEM,
    );
    expect(frequencies.get('lock')).toBe(2);
    expect(frequencies.get('mutex')).toBe(1.5);
    expect(frequencies.get('guard')).toBe(1.5 + 1);
    expect(frequencies.get('queue')).toBe(1);
    expect(length).toBe([...frequencies.values()].reduce((sum, one) => sum + one, 0));
  });

  it('have frequencies that are stored exactly', () => {
    const { frequencies } = chunkTerms({ titles: 'readFile', text: 'Use readFile here: readFile.' }, STEM);
    for (const value of frequencies.values()) expect(value % STEP).toBe(0);
  });

  it('become the chunks of terms', () => {
    const built = new PostingsBuilder();
    built.add(3, chunkTerms({ titles: '', text: 'alpha beta' }, STEM));
    built.add(7, chunkTerms({ titles: '', text: 'beta beta gamma' }, STEM));
    expect(built.chunks).toBe(2);
    expect(built.postings()).toEqual([
      { term: 'alpha', ordinals: [3], frequencies: [6], lengths: [12] },
      { term: 'beta', ordinals: [3, 7], frequencies: [6, 12], lengths: [12, 18] },
      { term: 'gamma', ordinals: [7], frequencies: [6], lengths: [18] },
    ]);
  });
});
