import type { Font } from './fonts.js';

/** A text with its baseline. Inside a strip, `y` counts from the strip's top, on a page from the page's top. */
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

/** A coloured area as high as the strip; equal ones of strips that touch become one. */
export interface Backdrop {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/** A heading, for the outline and the contents. */
export interface HeadingMark {
  readonly level: 1 | 2 | 3;
  /** With its number: `4.2 Searching`. */
  readonly title: string;
}

/** A part of the book as high as a line and as wide as the page: what cannot be divided between pages. */
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
  /** Set again at the top of a page that starts with this strip: the head of its table. */
  readonly repeat?: Strip;
  /** The code block this is a line of; the same object for all its lines. */
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

/** Keeps the first and the last lines of a block together, so that no page starts or ends with a scrap of it. */
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
