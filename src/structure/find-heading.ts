import type { Line, Page } from '../book/page.js';
import { isChapterNumber, plainTitle, plainUnnumberedTitle } from './title-text.js';

// A long title wraps, but no heading has more lines than this.
const MAX_TITLE_LINES = 4;
// Top of the letters above the baseline, in font sizes: a cut here keeps the heading and excludes the line above.
const LETTER_HEIGHT = 0.9;
// Maximum distance of `Chapter 3` above its title, in sizes of the title.
const NUMBER_LINE_DISTANCE = 4;
// A shorter title would be found in any line.
const MIN_TITLE_LENGTH = 2;

/**
 * Finds the line on which a heading begins, by its text.
 *
 * @param near The part of the page to search, in points from the bottom.
 * @returns Height just above the heading, or null if no line matches the title.
 */
export function headingTop(
  page: Page,
  title: string,
  near: { readonly above: number; readonly below: number },
): number | null {
  const lines = page.lines.filter((line) => !line.furniture);
  const wanted = plainTitle(title);
  if (wanted.length < MIN_TITLE_LENGTH) return null;
  const unnumbered = plainUnnumberedTitle(title);
  for (const [index, line] of lines.entries()) {
    if (line.y < near.above || line.y > near.below) continue;
    if (!spells(lines, index, wanted, unnumbered)) continue;
    const above = lines[index - 1];
    const numberAbove =
      above !== undefined &&
      isChapterNumber(above.text) &&
      above.y - line.y < NUMBER_LINE_DISTANCE * line.size &&
      above.y > line.y;
    const first = numberAbove ? above : line;
    return first.y + LETTER_HEIGHT * first.size;
  }
  return null;
}

function spells(lines: readonly Line[], from: number, wanted: string, unnumbered: string): boolean {
  let text = '';
  for (let count = 0; count < MAX_TITLE_LINES; count++) {
    const line = lines[from + count];
    if (!line) return false;
    text += `${text === '' ? '' : ' '}${line.text}`;
    const forms = [plainTitle(text), plainUnnumberedTitle(text)];
    // Every title starts with an empty text, so a line without a letter or digit (a brace above a heading) must not
    // match.
    if (forms.includes('')) return false;
    if (forms.some((form) => form === wanted || form === unnumbered)) return true;
    if (!forms.some((form) => wanted.startsWith(form) || unnumbered.startsWith(form))) return false;
  }
  return false;
}
