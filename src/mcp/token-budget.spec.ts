import fc from 'fast-check';
import { withinBudget } from './token-budget.js';

/** Characters are as good as tokens here. */
const counting = { countedBy: 'characters', count: (text: string) => text.length };

/** An answer is its items; as JSON it is longer than as text. */
const answerOf = (kept: readonly string[]) => ({ text: kept.join('\n'), structured: { kept } });
const sizeOf = (kept: readonly string[]) => JSON.stringify({ kept }).length;

const shortened = {
  length: (item: string) => item.length,
  to: (item: string, length: number) => item.slice(0, length),
};

describe('an answer within a budget', () => {
  it('has as many whole items as fit, and never more tokens', () => {
    const items = fc.array(fc.string({ minLength: 1, maxLength: 100 }), { maxLength: 12 });
    fc.assert(
      fc.property(items, fc.integer({ min: 300, max: 1500 }), (given, tokens) => {
        const { structured } = withinBudget({ items: given, answerOf, shortened }, { tokens, counting });
        const { length } = structured.kept;
        expect(sizeOf(structured.kept)).toBeLessThanOrEqual(tokens);
        expect(structured.kept).toEqual(given.slice(0, length));
        if (length < given.length) expect(sizeOf(given.slice(0, length + 1))).toBeGreaterThan(tokens);
      }),
    );
  });

  it('has the beginning of the first item when that is longer than the budget', () => {
    const items = ['a'.repeat(500), 'b'];
    const { structured } = withinBudget({ items, answerOf, shortened }, { tokens: 300, counting });
    expect(structured.kept).toEqual(['a'.repeat(300 - sizeOf(['']))]);
  });

  it('is refused when not even that fits', () => {
    const long = { items: ['a'.repeat(500)], answerOf };
    const budget = { tokens: 300, counting };
    const small = expect.objectContaining({ code: 'mcp.small_budget', field: 'budget' }) as Error;
    expect(() => withinBudget(long, budget)).toThrow(small);
    expect(() => withinBudget({ ...long, shortened }, { tokens: 20, counting })).toThrow(small);
  });
});
