import type { Line, Page } from '../book/page.js';
import { isTermOrExample, textMargins } from './bold-terms.js';
import { headsNoSection } from './label-titles.js';
import { depthOfLabel, isBareNumber } from './number-lines.js';
import { hasSectionNumber } from './title-text.js';

// A heading is clearly larger than the body text, or it is bold, short, set apart and without a full stop at the end.
const LARGER_THAN_BODY = 1.12;
const MIN_BOLD_SHARE = 0.9;
const MAX_BOLD_LENGTH = 90;
const MAX_BOLD_WIDTH = 0.75;
const GAP_ABOVE_BOLD = 1.5;
const ENDS_LIKE_PROSE = /[.:;,]$/;
const MIN_LENGTH = 2;
const MAX_LENGTH = 160;
// Headings may contain function names in a monospaced font, but a monospaced line is code.
const MAX_MONO_SHARE = 0.6;
export const HAS_A_WORD = /\p{L}{2}/u;
// Sizes that differ by less are the same style.
const SIZE_STEP = 0.5;

/** How the running text of a book is set. */
export interface TextStyle {
  /** In points. */
  readonly size: number;
  /** Left margin on a page, in points. */
  readonly marginOn: (page: Page) => number;
}

export function textStyleOf(pages: readonly Page[]): TextStyle {
  return { size: bodySizeOf(pages), marginOn: textMargins(pages) };
}

/**
 * The lines of a page that are headings, and large numbers of chapters above them.
 *
 * @param lines Those of the page that are no furniture.
 */
export function headingLines(page: Page, lines: readonly Line[], text: TextStyle): Line[] {
  return lines.filter(
    (_, index) => isHeading(index, page, lines, text) || isChapterNumberAbove(index, lines, text),
  );
}

function isHeading(index: number, page: Page, lines: readonly Line[], text: TextStyle): boolean {
  const line = lines[index]!;
  const above = lines[index - 1];
  const title = line.text.trim();
  // The bold words of a table are its head.
  if (line.cell) return false;
  if (title.length < MIN_LENGTH || title.length > MAX_LENGTH || !HAS_A_WORD.test(title)) return false;
  const large = isLarge(line.size, text);
  if (!large && line.boldShare <= MIN_BOLD_SHARE) return false;
  if (hasSectionNumber(title)) return true;
  if (line.monoShare > MAX_MONO_SHARE || headsNoSection(line)) return false;
  if (large) return true;
  return (
    title.length < MAX_BOLD_LENGTH &&
    !ENDS_LIKE_PROSE.test(title) &&
    line.x1 - line.x0 < page.width * MAX_BOLD_WIDTH &&
    (continuesBold(line, above) ||
      ((!above || above.y - line.y > line.size * GAP_ABOVE_BOLD) &&
        !isTermOrExample(line, lines.slice(index + 1, index + 3), page, text.marginOn(page))))
  );
}

/** Whether a line is the large number that stands above the title of a chapter: the first on its page, but for a label. */
function isChapterNumberAbove(index: number, lines: readonly Line[], text: TextStyle): boolean {
  const line = lines[index]!;
  return (
    isBareNumber(line.text) &&
    isLarge(line.size, text) &&
    lines.slice(0, index).every(({ text: label }) => depthOfLabel(label) !== null)
  );
}

/** The second line of a bold heading stands as near below it as a line of text. */
function continuesBold(line: Line, above: Line | undefined): boolean {
  if (!above) return false;
  const isBold = above.boldShare > MIN_BOLD_SHARE && roundedSize(above.size) === roundedSize(line.size);
  return (
    isBold &&
    above.x1 - above.x0 > line.x1 - line.x0 &&
    above.monoShare <= MAX_MONO_SHARE &&
    !ENDS_LIKE_PROSE.test(above.text.trim())
  );
}

/** The size of most characters of the text, without code. */
function bodySizeOf(pages: readonly Page[]): number {
  const characters = new Map<number, number>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (line.furniture || line.monoShare >= 0.5) continue;
      const size = roundedSize(line.size);
      characters.set(size, (characters.get(size) ?? 0) + line.text.length);
    }
  }
  const [usual] = [...characters].toSorted((a, b) => b[1] - a[1]);
  return usual?.[0] ?? 0;
}

/** Whether a size is clearly larger than that of the running text. */
export function isLarge(size: number, text: TextStyle): boolean {
  return size >= text.size * LARGER_THAN_BODY;
}

/** In points, rounded to what counts as one style. */
export function roundedSize(size: number): number {
  return Math.round(size / SIZE_STEP) * SIZE_STEP;
}
