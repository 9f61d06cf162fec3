import { profileOf } from './font-profile.js';
import type { FontUse } from './medium-weight.js';

/** @param uses Names of fonts with the characters set in each. */
function boldIn(uses: Readonly<Record<string, number>>): string[] {
  const fonts: FontUse[] = Object.entries(uses).map(([name, characters]) => ({ name, characters }));
  const isBold = (name: string): boolean =>
    profileOf({ name, flags: 0 }, { mono: false, advance: 0.5, least: 0.2, most: 0.9 }, fonts).bold;
  return Object.keys(uses).filter(isBold);
}

describe('a bold font', () => {
  it.each([
    'Minion-SemiBold',
    'MinionPro-Semibold',
    'Warnock-Smbd',
    'FuturaPT-Demi',
    'Gill-Heavy',
    'Lato-Black',
    'Inter-700',
    'Roboto_600wght',
    'HiraKaku-W6',
    'CMBX10',
    'SFSX1000',
  ])('has a name that says so: %s', (name) => {
    expect(boldIn({ [name]: 10 })).toEqual([name]);
  });

  it.each([
    ['Regu', 'NimbusRomNo9L-Regu', 'NimbusRomNo9L-Medi'],
    ['the italics of both', 'NimbusRomNo9L-ReguItal', 'NimbusRomNo9L-MediItal'],
    ['Roman', 'Frutiger-Roman', 'Frutiger-Md'],
    ['Regular', 'Fira Sans Regular', 'Fira Sans Medium'],
    ['Book', 'Gotham-Book', 'Gotham-Medium'],
    ['a number', 'MuseoSans-300', 'MuseoSans-500'],
    ['the family alone', 'Ubuntu', 'Ubuntu-Medium'],
    ['an encoding', 'PalatinoNova-Regular-Identity-H', 'PalatinoNova-Medium-Identity-H'],
    ['a slant', 'NimbusRomNo9L-Regu', 'NimbusRomNo9L-Medi-Slant_167'],
  ])('is the medium face if the family has a lighter one in the book: %s', (_, text, medium) => {
    expect(boldIn({ [text]: 1_000, [medium]: 40 })).toEqual([medium]);
  });

  it('is not the font of the running text', () => {
    expect(boldIn({ 'Fira-Medium': 1_000 })).toEqual([]);
    expect(boldIn({ 'Fira-Medium': 1_000, 'Fira-Light': 40 })).toEqual([]);
    expect(boldIn({ 'Fira-Medium': 40, 'Minion-Regular': 1_000 })).toEqual([]);
    expect(boldIn({ 'URWChanceryL-MediItal': 40, 'URWBookmanL-Ligh': 1_000 })).toEqual([]);
  });

  it.each([
    'Futura-DemiLight',
    'SFRM1200',
    'Times-Roman',
    'LMRoman10-Regular',
    'HelveticaNeue-Light',
    'HiraKaku-W3',
  ])('does not have another weight in its name: %s', (name) => {
    expect(boldIn({ [name]: 10 })).toEqual([]);
  });
});
