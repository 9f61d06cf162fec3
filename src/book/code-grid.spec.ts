import * as fc from 'fast-check';
import { makeCodeLine, makeLine } from '../pdf/testing/make-book.js';
import { blankLinesBetween, gridOf, gridText } from './code-grid.js';

describe('the column grid of code', () => {
  it('restores indentation and inner spaces of any listing', () => {
    const codeLine = fc
      .tuple(fc.nat(40), fc.stringMatching(/^[!-~](?:[ -~]{0,60}[!-~])?$/))
      .map(([indent, text]) => ' '.repeat(indent) + text);
    fc.assert(
      fc.property(
        fc.array(codeLine, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 20, max: 90, noNaN: true }),
        (code, left) => {
          const lines = code.map((text, i) => makeCodeLine(text, 700 - 12 * i, left));
          const grid = gridOf(lines);
          const common = Math.min(...code.map((text) => text.length - text.trimStart().length));
          expect(lines.map((line) => gridText(line, grid.left, grid.advance))).toEqual(
            code.map((text) => text.slice(common)),
          );
        },
      ),
    );
  });

  it('puts characters of another font after the previous ones, never over them', () => {
    const line = makeCodeLine('a = b', 700);
    const arrow = { text: '→', x: 101, left: 101, right: 112, mono: false };
    const after = { text: 'c', x: 114, left: 114, right: 120, mono: true };
    const text = gridText({ ...line, glyphs: [...(line.glyphs ?? []), arrow, after] }, 72, 6);
    expect(text).toBe('a = b→ c');
  });

  it('keeps words whole that are half a column off the grid', () => {
    const line = makeCodeLine('name     aLongerWord', 700);
    const glyphs = (line.glyphs ?? []).map((glyph, i) =>
      i < 4
        ? glyph
        : { ...glyph, x: glyph.x + 2.9 + i * 0.02, left: glyph.left + 2.9, right: glyph.right + 2.9 },
    );
    expect(gridText({ ...line, glyphs }, 72, 6)).toMatch(/^name {4,6}aLongerWord$/);
  });

  it('keeps a visible space after a narrow character of another font', () => {
    const line = makeCodeLine("'x' to slice", 700);
    const glyphs = (line.glyphs ?? []).map((glyph, i) =>
      i === 0
        ? { ...glyph, right: 74, mono: false }
        : { ...glyph, x: glyph.x - 4, left: glyph.left - 4, right: glyph.right - 4 },
    );
    expect(gridText({ ...line, glyphs }, 72, 6)).toBe("'x' to slice");
  });

  it('indents a line without characters by its left edge', () => {
    expect(gridText(makeLine('plain', 700, { x0: 84 }), 72, 6)).toBe('  plain');
  });

  it('counts blank lines by the pitch of the block, at most three', () => {
    const lines = [700, 688, 664, 500].map((y) => makeCodeLine('x', y));
    const { pitch } = gridOf(lines);
    const counts = lines.slice(1).map((line, i) => blankLinesBetween(lines[i] ?? line, line, pitch));
    expect(counts).toEqual([0, 1, 3]);
  });

  it('gives full-width characters two columns, without a space between them', () => {
    const line = makeCodeLine('x = 1 # ab  y', 700);
    const glyphs = (line.glyphs ?? []).flatMap((glyph) => {
      if (glyph.text === 'b') return [];
      return glyph.text === 'a' ? [{ ...glyph, text: '値', right: glyph.left + 12 }] : [glyph];
    });
    const text = 'x = 1 # 値 y';
    expect(gridText({ ...line, text, glyphs }, 72, 6)).toBe('x = 1 # 値  y');
  });
});
