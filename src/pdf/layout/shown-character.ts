export const SPACE = 0x20;
export const HYPHEN_MINUS = 0x2d;
export const FULL_STOP = 0x2e;
const REPLACEMENT = 0xfffd;
const BULLET = 0x2022;
// Bullets without a Unicode mapping, at their codes in TeX's text symbols (TS1), Symbol and Wingdings.
const TS1_BULLET = 0x88;
const SYMBOL_BULLETS: ReadonlySet<number> = new Set([0xf0b7, 0xf0a7]);

// No-break spaces, the wide space, and the ends of lines and paragraphs that word processors write as characters.
const SPACES: ReadonlySet<number> = new Set([0xa0, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);
// Marks that say where a line may or may not end, and codes that are no characters.
const UNSEEN: ReadonlySet<number> = new Set([0x200b, 0x2060, 0xfeff, 0xffff]);

const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];
const FIRST_LIGATURE = 0xfb00;
const LAST_LIGATURE = FIRST_LIGATURE + LIGATURES.length - 1;

/** @returns The code point to show for a code in the PDF, or 0 if it shows nothing. */
export function shownCode(code: number, hyphen: boolean): number {
  if (hyphen) return HYPHEN_MINUS;
  if (code < 0x7f) {
    if (code >= SPACE) return code;
    return code === 0x09 ? SPACE : 0;
  }
  if (code === TS1_BULLET || SYMBOL_BULLETS.has(code)) return BULLET;
  // U+0080 to U+009F are control characters; parts of large delimiters in TeX's math fonts have these codes.
  if (code < 0xa0) return 0;
  if (SPACES.has(code) || (code >= 0x2000 && code <= 0x200a)) return SPACE;
  if (UNSEEN.has(code)) return 0;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return REPLACEMENT;
  return code;
}

/** Collects code points into a string, ligatures expanded. */
export class TextBuilder {
  private units = new Uint16Array(256);
  private length = 0;

  append(code: number): void {
    if (this.length + 3 > this.units.length) this.grow();
    if (code >= FIRST_LIGATURE && code <= LAST_LIGATURE) {
      const letters = LIGATURES[code - FIRST_LIGATURE] ?? '';
      for (let i = 0; i < letters.length; i++) this.units[this.length++] = letters.charCodeAt(i);
    } else if (code > 0xffff) {
      this.units[this.length++] = 0xd800 + ((code - 0x10000) >> 10);
      this.units[this.length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else {
      this.units[this.length++] = code;
    }
  }

  /** Returns the text so far and empties the builder. */
  take(): string {
    let text = '';
    for (let from = 0; from < this.length; from += UNITS_A_CALL) {
      const units = this.units.subarray(from, Math.min(this.length, from + UNITS_A_CALL));
      text += String.fromCharCode.apply(null, units as unknown as number[]);
    }
    this.length = 0;
    return text;
  }

  private grow(): void {
    const larger = new Uint16Array(this.units.length * 2);
    larger.set(this.units);
    this.units = larger;
  }
}

// Number of arguments in one call: engines allow only some ten thousand.
const UNITS_A_CALL = 8192;

/** Text of one code point, ligatures expanded. */
export function characterText(code: number): string {
  return LIGATURES[code - FIRST_LIGATURE] ?? String.fromCodePoint(code);
}
