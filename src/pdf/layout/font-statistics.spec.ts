import { FontStatistics } from './font-statistics.js';
import type { PageCharacters } from './page-characters.js';

/** One line in a font of size 10, in which each character advances by `advanceOf` em. */
function lineIn(name: string, text: string, advanceOf: (character: string) => number): PageCharacters {
  const characters = Array.from(text);
  const count = characters.length;
  const x = new Float32Array(count);
  const right = new Float32Array(count);
  let at = 72;
  characters.forEach((character, i) => {
    x[i] = at;
    at += 10 * advanceOf(character);
    right[i] = at;
  });
  return {
    width: 612,
    height: 792,
    count,
    codes: Uint32Array.from(characters, (character) => character.codePointAt(0) ?? 0),
    x,
    y: new Float32Array(count).fill(700),
    left: x,
    right,
    flags: new Uint8Array(count),
    runs: new Int32Array(count),
    runFonts: [0],
    runSizes: [10],
    runAngles: [0],
    runUpright: [true],
    fonts: [{ name, flags: 0 }],
    imageShare: 0,
    unmappedShare: 0,
  };
}

function profile(page: PageCharacters) {
  const statistics = new FontStatistics();
  statistics.add(page);
  return [...statistics.profiles().values()][0];
}

const CODE = 'if (limit) { widget = make(Mill, "QA"); }';

const proportionalAdvance = (character: string): number => (/[ilt(){};"]/.test(character) ? 0.28 : 0.7);

const wideSymbols = (character: string): number => (character > '\u2000' ? 1.05 : 0.525);

describe('measuring a font', () => {
  it('recognises monospaced fonts under any name', () => {
    expect(profile(lineIn('XYZ123', CODE, () => 0.525))).toMatchObject({ mono: true });
  });

  it('is not misled by a name', () => {
    expect(profile(lineIn('FiraCode', CODE, proportionalAdvance))).toMatchObject({ mono: false });
  });

  it('gives the advance precisely enough for the 130th column', () => {
    const { advance } = profile(lineIn('XYZ123', CODE.repeat(3), () => 0.5251)) ?? { advance: 0 };
    expect(Math.abs(advance - 0.5251) * 130).toBeLessThan(0.25 * 0.5251);
  });

  it('recognises a monospaced font that has double-width symbols', () => {
    const withCircledDigits = `${CODE}\u2460${CODE}\u2461`;
    expect(profile(lineIn('XYZ123', withCircledDigits, wideSymbols))).toMatchObject({ mono: true });
  });

  it.each([
    ['CMTT10', true],
    ['Courier-BoldOblique', true],
    ['Helvetica', false],
  ])('uses the name of %s if there are hardly any characters to measure', (name, mono) => {
    expect(profile(lineIn(name, 'ab', () => 0.5))).toMatchObject({ mono });
  });
});
