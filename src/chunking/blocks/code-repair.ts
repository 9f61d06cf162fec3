import type { CodeLine } from './block.js';

/** Marks that documentation builders print where they wrapped a long line. */
const WRAP_END = /\s?\u2423$/;
const WRAP_START = /^\s*(?:\u02d3\u2192|\u21aa|\u2937)\s?/;
const CURLY_SINGLE = /[\u2018\u2019\u00b4\u2032]/g;
const CURLY_DOUBLE = /[\u201c\u201d]/g;
const DASHES = /[\u2212\u2013]/g;
// eslint-disable-next-line no-control-regex -- exactly the characters that no database text can hold
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Gives a listing back the characters its author typed: straight quotes and dashes, and lines joined
 * again where a mark says that the typesetter wrapped them. A listing that has straight quotes of its own
 * means its curly ones.
 */
export function repairCode(lines: readonly CodeLine[]): CodeLine[] {
  const hasSingle = lines.some(({ text }) => text.includes("'"));
  const hasDouble = lines.some(({ text }) => text.includes('"'));
  const repaired: CodeLine[] = [];
  for (const { text, page } of lines) {
    let mended = text
      .replace(DASHES, '-')
      .replace(/\u00a0/g, ' ')
      .replace(CONTROL, '')
      .trimEnd();
    if (!hasSingle) mended = mended.replace(CURLY_SINGLE, "'");
    if (!hasDouble) mended = mended.replace(CURLY_DOUBLE, '"');
    const last = repaired.at(-1);
    if (last && WRAP_START.test(mended)) {
      repaired[repaired.length - 1] = {
        text: last.text.replace(WRAP_END, '') + mended.replace(WRAP_START, ''),
        page: last.page,
      };
    } else repaired.push({ text: mended, page });
  }
  return repaired;
}
