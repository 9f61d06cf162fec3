import { accented } from './accents.js';

describe('an accent drawn over a letter', () => {
  it.each([
    ['´', 'e', 'é'],
    ['¨', 'u', 'ü'],
    ['˚', 'A', 'Å'],
    ['`', 'ı', 'ì'],
    ['ˇ', 's', 'š'],
    ['\u0338', '=', '≠'],
    ['\u0338', '∈', '∉'],
  ])('%s and %s are %s', (accent, letter, joined) => {
    expect(String.fromCodePoint(accented(accent.codePointAt(0) ?? 0, letter.codePointAt(0) ?? 0))).toBe(
      joined,
    );
  });

  it('gives nothing if the letter never has this accent, or is not a letter', () => {
    expect(accented(0xb4, 'q'.charCodeAt(0))).toBe(0);
    expect(accented(0x60, '`'.charCodeAt(0))).toBe(0);
    expect(accented('a'.charCodeAt(0), 'e'.charCodeAt(0))).toBe(0);
  });
});
