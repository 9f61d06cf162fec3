import { DIGITS, GLYPH_HEIGHT, GLYPH_WIDTH } from './digits.js';
import type { Colour, Mark, Picture } from './picture.js';

/** Opacity of a tint: the text below stays readable. */
const TINT = 0.18;
/** In points. */
const BORDER_POINTS = 0.8;
/** Height of a digit, in points. */
const LABEL_POINTS = 6;

/** A rectangle in pixels; the right and lower edges are excluded. */
interface Pixels {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Draws marks onto a picture of a page, in order, and clips them at its edges.
 *
 * @param scale Pixels per point.
 */
export function drawMarks(picture: Picture, marks: readonly Mark[], scale: number): void {
  const thick = Math.max(1, Math.round(BORDER_POINTS * scale));
  for (const mark of marks) {
    const left = Math.round(mark.x0 * scale);
    const right = Math.round(mark.x1 * scale);
    const top = picture.height - Math.round(mark.top * scale);
    const bottom = picture.height - Math.round(mark.bottom * scale);
    switch (mark.kind) {
      case 'tint':
        fill(picture, { left, top, right, bottom }, mark.colour, TINT);
        break;
      case 'rule':
        fill(picture, { left, top, right, bottom: top + thick }, mark.colour, 1);
        break;
      case 'border':
        fill(picture, { left, top, right, bottom: top + thick }, mark.colour, 1);
        fill(picture, { left, top: bottom - thick, right, bottom }, mark.colour, 1);
        fill(picture, { left, top, right: left + thick, bottom }, mark.colour, 1);
        fill(picture, { left: right - thick, top, right, bottom }, mark.colour, 1);
        break;
    }
    if (mark.label === undefined) continue;
    const dot = Math.max(1, Math.round((LABEL_POINTS * scale) / GLYPH_HEIGHT));
    const width = mark.label.length * (GLYPH_WIDTH + 1) * dot;
    const beside = mark.kind === 'rule' ? left - width - 2 * dot : right + dot;
    // Beside the mark if there is room, otherwise inside it.
    const start = beside < 0 ? left : Math.min(beside, picture.width - width - dot);
    drawLabel(picture, mark.label, { left: start, top, right: start + width + dot, dot }, mark.colour);
  }
}

function drawLabel(
  picture: Picture,
  label: string,
  { left, top, right, dot }: Omit<Pixels, 'bottom'> & { readonly dot: number },
  colour: Colour,
): void {
  fill(picture, { left, top, right, bottom: top + (GLYPH_HEIGHT + 2) * dot }, [255, 255, 255], 1);
  for (const [at, character] of Array.from(label).entries()) {
    for (const [row, bits] of (DIGITS.get(character) ?? []).entries()) {
      for (let column = 0; column < GLYPH_WIDTH; column++) {
        if (bits[column] !== '1') continue;
        const x = left + dot + (at * (GLYPH_WIDTH + 1) + column) * dot;
        const y = top + dot + row * dot;
        fill(picture, { left: x, top: y, right: x + dot, bottom: y + dot }, colour, 1);
      }
    }
  }
}

function fill({ width, height, rgba }: Picture, box: Pixels, colour: Colour, opacity: number): void {
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y++) {
    for (let x = Math.max(0, box.left); x < Math.min(width, box.right); x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const below = rgba[at + channel] ?? 0;
        rgba[at + channel] = below + ((colour[channel] ?? 0) - below) * opacity;
      }
    }
  }
}
