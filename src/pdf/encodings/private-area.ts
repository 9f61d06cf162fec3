/** Codes of symbol fonts are in the private area from here on. */
const SYMBOL_AREA = 0xf000;
const FIRST_SIGN = 0x20;
const LAST_SIGN = 0xff;

const SYMBOL = /symbol(?!s)/i;
const WINGDINGS = /wingdings(?![ -]?[23])/i;

/** The encoding of the font Symbol, from its code 0x20 on. `\0` where it has no sign. */
const SYMBOL_SIGNS = Array.from(
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\0' +
    '\0'.repeat(32) +
    '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪' +
    '\0⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\0',
);

/** Signs of the font Wingdings that technical books use; their others are pictures. */
const WINGDINGS_SIGNS: ReadonlyMap<number, string> = new Map([
  [0x21, '✏'],
  [0x22, '✂'],
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x46, '☞'],
  [0x4a, '☺'],
  [0x4c, '☹'],
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x73, '⬧'],
  [0x74, '⧫'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x9f, '•'],
  [0xa1, '○'],
  [0xa7, '▪'],
  [0xa8, '□'],
  [0xab, '★'],
  [0xb7, '•'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

/** Old places of parts of large brackets and other signs, from U+F8E5 on. */
const FIRST_PART = 0xf8e5;
const PARTS = Array.from('‾⏐⎯®©™⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭');
/** Old-style figures and small capitals. */
const FIRST_FIGURE = 0xf730;
const FIRST_SMALL_CAPITAL = 0xf761;

/**
 * The character that a code of the private area (U+E000 to U+F8FF) means.
 *
 * @param font Name of the font.
 * @returns The code itself if nobody can know.
 */
export function knownPrivate(code: number, font: string): number {
  if (code >= FIRST_PART && code < FIRST_PART + PARTS.length) return pointOf(PARTS[code - FIRST_PART], code);
  const old = code - SYMBOL_AREA;
  const isSign = old >= FIRST_SIGN && old <= LAST_SIGN;
  if (isSign && SYMBOL.test(font)) return pointOf(SYMBOL_SIGNS[old - FIRST_SIGN], code);
  if (isSign && WINGDINGS.test(font)) return pointOf(WINGDINGS_SIGNS.get(old), code);
  const figure = code - FIRST_FIGURE;
  if (figure >= 0 && figure < 10) return '0'.charCodeAt(0) + figure;
  const letter = code - FIRST_SMALL_CAPITAL;
  return letter >= 0 && letter < 26 ? 'a'.charCodeAt(0) + letter : code;
}

export function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

function pointOf(character: string | undefined, otherwise: number): number {
  return (character === '\0' ? undefined : character?.codePointAt(0)) ?? otherwise;
}
