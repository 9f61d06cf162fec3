import type { Font } from './fonts.js';

/**
 * A text with its baseline. Inside a strip, `y` counts from the top of the strip, on a page from the top of the page.
 */
export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly font: Font;
  readonly colour: string;
}

export interface RuleMark {
  readonly kind: 'rule';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly colour: string;
}

export type Mark = TextMark | RuleMark;

/** A coloured area as high as the strip; equal areas of adjacent strips are merged. */
export interface Backdrop {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/** A heading, for the outline and the contents. */
export interface HeadingMark {
  readonly level: 1 | 2 | 3;
  /** Including its number: `4.2 Searching`. */
  readonly title: string;
}

/** A piece of the book, one line high and one page wide, that pages cannot divide. */
export interface Strip {
  /** In points. */
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly backdrops: readonly Backdrop[];
  /** Stays on the page of the strip before it. */
  readonly keep: boolean;
  /** White space, left out at the top of a page. */
  readonly space: boolean;
  readonly heading?: HeadingMark;
  /** Repeated at the top of a page that starts with this strip: the header of its table. */
  readonly repeat?: Strip;
  /** The code block that this line belongs to; the same object for all its lines. */
  readonly code?: object;
}

export function strip(height: number, marks: readonly Mark[], more: Partial<Strip> = {}): Strip {
  return { height, marks, backdrops: [], keep: false, space: false, ...more };
}

export function space(height: number): Strip {
  return strip(height, [], { space: true });
}

export function kept(strips: readonly Strip[]): Strip[] {
  return strips.map((part) => ({ ...part, keep: true }));
}

/** Keeps the first and the last lines of a block together, so that no page starts or ends with a single line of it. */
export function withoutScraps(strips: readonly Strip[], atStart: number, atEnd: number): Strip[] {
  const lastBreak = Math.max(strips.length - atEnd, 0);
  return strips.map((part, index) => {
    const inside = (index > 0 && index < atStart) || (index > lastBreak && index > 0);
    return inside ? { ...part, keep: true } : part;
  });
}

export function onBackdrop(strips: readonly Strip[], backdrop: Backdrop): Strip[] {
  return strips.map((part) => ({ ...part, backdrops: [backdrop, ...part.backdrops] }));
}
