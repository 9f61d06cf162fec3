import * as fc from 'fast-check';
import { parseRatedPairs, ratingCorrelation, spearman } from './sts-benchmark.js';

describe('rank correlation', () => {
  it('gives shared values the mean of their ranks', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4; calculated by hand.
    expect(spearman([1, 2, 2, 3], [10, 30, 20, 40])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('does not change with increasing functions, and changes sign with decreasing ones', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        expect(
          spearman(
            list,
            list.map((value) => value ** 3),
          ),
        ).toBeCloseTo(1, 9);
        expect(
          spearman(
            list,
            list.map((value) => -value),
          ),
        ).toBeCloseTo(-1, 9);
      }),
    );
  });
});

describe('the STS benchmark', () => {
  it('is read with quoted sentences', () => {
    expect(parseRatedPairs('a b,c,5.0\r\n"He said ""no"", twice",d,0\ne,f,2\n')).toEqual([
      { first: 'a b', second: 'c', rating: 5 },
      { first: 'He said "no", twice', second: 'd', rating: 0 },
      { first: 'e', second: 'f', rating: 2 },
    ]);
  });

  it.each(['a,b\n', 'a,b,good\n', 'a,b,1,2\n', 'a,,1\n', 'a,b,\n'])('refuses the row %j', (csv) => {
    expect(() => parseRatedPairs(`x,y,1\n${csv}`)).toThrow(/Row 2/);
  });

  it('compares the vectors of each pair', async () => {
    const vectors: Record<string, number[]> = { up: [0, 1], right: [1, 0], between: [0.6, 0.8] };
    const encoder = {
      encode: (texts: readonly string[]) =>
        Promise.resolve({ vectors: Float32Array.from(texts.flatMap((text) => vectors[text]!)) }),
    };
    const pairs = parseRatedPairs('up,up,5\nup,between,3\nup,right,0\n');
    expect(await ratingCorrelation(encoder, pairs)).toBeCloseTo(1, 9);
  });
});
