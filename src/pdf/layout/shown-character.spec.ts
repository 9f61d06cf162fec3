import { SPACE, shownCode } from './shown-character.js';

describe('a code of the PDF', () => {
  it.each([0xa0, 0x2003, 0x2028, 0x2029, 0x3000])('is a space: %i', (code) => {
    expect(shownCode(code, false)).toBe(SPACE);
  });

  it.each([0x200b, 0x2060, 0xfeff])('shows nothing: %i', (code) => {
    expect(shownCode(code, false)).toBe(0);
  });

  it('is shown as it is when it is a character', () => {
    for (const code of [0x41, 0xe9, 0x200c, 0x2026, 0x4e00]) expect(shownCode(code, false)).toBe(code);
  });
});
