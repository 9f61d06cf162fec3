import * as fc from 'fast-check';
import { logicalOrder } from './logical-order.js';

/** Characters of one width from left to right. */
function placed(visual: string) {
  return Array.from(visual, (character, i) => ({
    code: character.codePointAt(0) ?? 0,
    left: i * 6,
    right: i * 6 + 6,
  }));
}

const read = (visual: string): string =>
  logicalOrder(placed(visual))
    .map(({ code }) => String.fromCodePoint(code))
    .join('');

describe('the order in which a line is read', () => {
  it('is from left to right if there is no right-to-left text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 .,]{1,40}$/), (text) => {
        expect(read(`a${text}`)).toBe(`a${text}`);
      }),
    );
  });

  it('reverses right-to-left text and keeps every character', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[א-ת ]{1,40}$/), (text) => {
        expect(read(Array.from(`א${text}`).reverse().join(''))).toBe(`א${text}`);
      }),
    );
  });

  it('keeps the digits of a number together and two numbers separate', () => {
    expect(read('20 10 קרפ')).toBe('פרק 10 20');
    expect(read('12.5 קרפ')).toBe('פרק 12.5');
  });

  it('puts a mark after its letter, whenever the PDF drew it', () => {
    const letters = placed('בא');
    const mark = { code: 0x05b8, left: 8, right: 10 };
    expect(logicalOrder([mark, ...letters]).map(({ code }) => code)).toEqual([0x05d0, 0x05b8, 0x05d1]);
  });
});
