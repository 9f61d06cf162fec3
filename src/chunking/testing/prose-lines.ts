import type { BookStyle } from '../blocks/book-style.js';
import { proseBlocks } from '../blocks/paragraphs.js';
import type { BodyLine } from '../lines/body-lines.js';
import { line } from './book-builder.js';

/** A book of 10-point type whose even pages have a wider margin. */
export const style: BookStyle = {
  bodySize: 10,
  leading: 12,
  marginOf: (page) => (page % 2 === 0 ? 100 : 72),
};

export const full = 'A line of running text that reaches the right edge of the page as it';

/** Lines of text at their heights. */
export function prose(
  rows: readonly (readonly [text: string, y: number, page?: number, left?: number])[],
): BodyLine[] {
  return rows.map(([text, y, page = 1, left = 72]) => ({ line: line(text, y, { x0: left }), page }));
}

/** The kind and the text of each block that the lines make. */
export function texts(lines: readonly BodyLine[]): string[][] {
  return proseBlocks(lines, style).map(({ kind, text }) => [kind, text]);
}
