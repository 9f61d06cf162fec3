import { RankingConfig } from './ranking.config.js';
import { rankingLimits } from './ranking-options.js';

const config = new RankingConfig({ RANKING_THRESHOLD: '0.2,code=0.3' });

describe('the limits of a ranking', () => {
  it('are those of the settings, slot by slot', () => {
    const { concept, code } = rankingLimits({}, config);
    expect(concept).toEqual({ reported: concept.stored, stored: { length: 15, threshold: 0.2 } });
    expect(code.stored.threshold).toBe(0.3);
  });

  it('of a caller change the report, and never thin what is stored', () => {
    const narrow = rankingLimits({ threshold: 0.9, topK: 1 }, config);
    expect(narrow.concept).toEqual({
      reported: { length: 1, threshold: 0.9 },
      stored: { length: 15, threshold: 0.2 },
    });
    const wide = rankingLimits({ threshold: 0, thresholds: { code: 0.05 }, topK: 50 }, config);
    expect(wide.concept.stored).toEqual({ length: 50, threshold: 0 });
    expect(wide.code.stored).toEqual({ length: 50, threshold: 0.05 });
  });

  it.each([
    [{ topK: 0 }, 'topK'],
    [{ topK: 51 }, 'topK'],
    [{ topK: 1e9 }, 'topK'],
    [{ topK: 2.5 }, 'topK'],
    [{ threshold: Number.NaN }, 'threshold'],
    [{ threshold: -0.1 }, 'threshold'],
    [{ thresholds: { code: 1.1 } }, 'threshold'],
  ])('are not %j', (options, field) => {
    expect(() => rankingLimits(options, config)).toThrow(
      expect.objectContaining({ code: 'ranking.invalid', field }),
    );
  });
});
