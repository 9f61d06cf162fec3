import { checkIntent, checkName, checkOrder, checkSlug, nameKey, slugOf } from './taxonomy-text.js';

describe('a name', () => {
  it('is one line of 1 to 100 characters', () => {
    expect(checkName('  Data\tstructures ')).toEqual({ value: 'Data structures' });
    expect(checkName('x'.repeat(100))).toEqual({ value: 'x'.repeat(100) });
    expect(checkName('x'.repeat(101))).toEqual({ fault: 'has 101 characters; give at most 100' });
  });

  it.each([
    [undefined, 'is missing'],
    [null, 'is missing'],
    [7, 'must be a text'],
    [' \u200B ', 'has no visible characters'],
  ])('is not %j', (given, fault) => {
    expect(checkName(given)).toEqual({ fault });
  });

  it('is compared without regard to case', () => {
    expect(nameKey('Größe')).toBe(nameKey('GRÖSSE'.replace('SS', 'ß')));
    expect(nameKey('ＬＯＯＰＳ')).toBe(nameKey('loops'));
  });

  it.each([
    ['Control Flow: if & else', 'control-flow-if-else'],
    ['C++', 'c'],
    ['Größe', 'größe'],
    ['制御フロー', '制御フロー'],
    ['???', 'topic'],
  ])('%s has the slug %s, which is valid', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(checkSlug(slug)).toEqual({ value: slug });
  });
});

describe('an intent', () => {
  it.each([undefined, null, '', '  ', 'None', 'null', 'undefined'])('%j is a missing one', (given) => {
    expect(checkIntent(given)).toEqual({ value: null });
  });

  it('keeps a word for a missing value within a sentence', () => {
    expect(checkIntent('Return None by default')).toEqual({ value: 'Return None by default' });
  });
});

describe('an order', () => {
  it('is a whole number, and 0 is one', () => {
    expect(checkOrder(0)).toEqual({ value: 0 });
    for (const wrong of [-1, 1.5, Number.NaN, '1', null, 1e9]) {
      expect(checkOrder(wrong)).toHaveProperty('fault');
    }
  });
});
