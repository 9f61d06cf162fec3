import { followsWithin, isOfSameSize } from '../../book/box.js';
import { signOf } from '../../book/code-signs.js';
import type { CodeSign } from '../../book/code-signs.js';
import { tally } from '../../book/frequency.js';
import { CODE_MONO_SHARE } from '../../book/page.js';
import type { Line, Page } from '../../book/page.js';

/** Longer lines are not typed by a person, and some of the signs take long to look for in them. */
const LONGEST_LINE = 1000;
/** Without one of these, a line in a proportional font says nothing about code, and almost no prose has them. */
const ANY_SIGN = /[;{}=<>#$\\]|\w\(|\/\/|\/\*|--\w|:$|^\s*(?:import|from)\s/;
/** A lone bracket, or the end of a statement that is no sentence. */
const CLOSES = /^(?:[\s)\]]*\}|[\s})\]]*\{)[\s})\];,]*$/;
const ENDS_STATEMENT = /[\w)\]"'+}-]\s*[;{]\s*(?:\/\/.*|\/\*.*)?$/;
const STATEMENT_MARK = /[=(){}[\]<>"_*&]|\+\+|--|->|::/;
const OPENS_STATEMENT =
  /^\s*(?:return|break|continue|import|using|package|include|const|static|int|char|void|float|double|long|unsigned|struct|var|let|else|end|do|done|fi|goto|throw|raise|print)\b/;
const TAG = /^\s*<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/;
const COMMENT = /^\s*(?:\/\/|\/\*|\*\/|#\s|<!--)/;
/** A reference names functions like this; a call in a listing is followed by something. */
const NAME_OF_FUNCTION = /^\s*[\w.:]+\([^"'()]*\)$/;
const DIRECTIVE = /^\s*#\s*(?:include|define|if|ifdef|ifndef|endif|else|pragma)\b/;
/** A formula has `=` and brackets as well, but its letters are italic. */
const ITALIC = 0.3;

/** Lines of one listing are at most this far apart, in font sizes. */
const LINE_GAP = 3;
/** A listing has at least so many lines that are certainly code, and this share of all its lines. */
const MIN_CERTAIN = 2;
const CERTAIN_SHARE = 0.5;
/** A style is that of listings if at least this share of its lines, and so many, were found to be code. */
const STYLE_SHARE = 0.6;
const STYLE_LINES = 8;
/** Columns of one step of indentation, and what counts as a step, in font sizes. */
const STEP_COLUMNS = 4;
const LEAST_STEP = 0.5;
const USUAL_COLUMN = 0.5;

/**
 * Finds listings in proportional fonts by what their lines say, and by a style that is used for such listings throughout
 * the book. Their lines count as lines of code from here on.
 */
export function settleProportional(pages: readonly Page[]): readonly Page[] {
  const listings = pages.map(({ lines }) => listingsIn(lines));
  if (listings.every((found) => found.length === 0)) return pages;
  const styles = stylesOf(pages, listings);
  return pages.map((page, i) => {
    const found = listings[i] ?? [];
    const all = styles.size > 0 ? withStyle(page.lines, found, styles) : found;
    if (all.length === 0) return page;
    const changed = new Map(all.flatMap((lines) => asListing(lines)));
    return { ...page, lines: page.lines.map((line) => changed.get(line) ?? line) };
  });
}

type Listing = readonly Line[];

function listingsIn(lines: readonly Line[]): Listing[] {
  const signs = lines.map((line) => proportionalSign(line));
  const listings: Listing[] = [];
  for (let from = 0; from < lines.length;) {
    if (!isCertain(signs[from])) {
      from++;
      continue;
    }
    let to = from + 1;
    let end = to;
    // Lines that say nothing may stand between two that are code.
    while (to < lines.length && isNext(lines[to - 1], lines[to]) && signs[to] !== 'sentence') {
      to++;
      if (isCertain(signs[to - 1]) || signs[to - 1] === 'hint') end = to;
    }
    let start = from;
    while (start > 0 && signs[start - 1] === 'hint' && isNext(lines[start - 1], lines[start])) start--;
    const certain = signs.slice(start, end).filter((sign) => isCertain(sign)).length;
    const isListing = certain >= MIN_CERTAIN && certain >= CERTAIN_SHARE * (end - start);
    if (isListing) listings.push(lines.slice(start, end));
    from = end;
  }
  return listings;
}

function isCertain(sign: CodeSign | undefined): boolean {
  return sign === 'strong' || sign === 'weak' || sign === 'prompt';
}

/** What a line in a proportional font says; a line of prose about code is a sentence or says nothing. */
function proportionalSign(line: Line): CodeSign {
  const { text } = line;
  if (line.monoShare >= CODE_MONO_SHARE || line.furniture) return 'sentence';
  if (text.length > LONGEST_LINE || !ANY_SIGN.test(text)) return 'none';
  if (CLOSES.test(text) || TAG.test(text) || DIRECTIVE.test(text)) return 'strong';
  const sign = signOf(text);
  if (sign === 'sentence' || sign === 'prompt') return sign;
  if (COMMENT.test(text)) return 'weak';
  if (line.italicShare > ITALIC || line.glyphs !== null) return 'none';
  if (ENDS_STATEMENT.test(text)) {
    return STATEMENT_MARK.test(text.slice(0, -1)) || OPENS_STATEMENT.test(text) ? 'strong' : 'hint';
  }
  if (NAME_OF_FUNCTION.test(text)) return 'hint';
  if (sign === 'strong') return sign;
  return sign === 'none' ? 'none' : 'hint';
}

function isNext(above: Line | undefined, here: Line | undefined): boolean {
  if (!above || !here || above.furniture || here.furniture || here.monoShare >= CODE_MONO_SHARE) return false;
  return followsWithin(above, here, LINE_GAP) && isOfSameSize(above, here);
}

/** Styles in which most lines were found to be code. */
function stylesOf(pages: readonly Page[], listings: readonly Listing[][]): ReadonlySet<string> {
  const code = new Map<string, number>();
  const all = new Map<string, number>();
  for (const line of listings.flat(2)) tally(code, styleOf(line));
  for (const { lines } of pages) {
    for (const line of lines) {
      if (!line.furniture && line.monoShare < CODE_MONO_SHARE) tally(all, styleOf(line));
    }
  }
  return new Set(
    [...code]
      .filter(([style, count]) => count >= STYLE_LINES && count >= STYLE_SHARE * (all.get(style) ?? 0))
      .map(([style]) => style),
  );
}

function styleOf({ font, size }: Line): string {
  return `${font}/${Math.round(size * 2)}`;
}

/** The listings of a page, with all lines in the styles of listings. */
function withStyle(
  lines: readonly Line[],
  found: readonly Listing[],
  styles: ReadonlySet<string>,
): Listing[] {
  const known = new Set(found.flat());
  const listings: Line[][] = [];
  let above: Line | undefined;
  for (const line of lines) {
    const isCode =
      known.has(line) || (!line.furniture && line.monoShare < CODE_MONO_SHARE && styles.has(styleOf(line)));
    if (isCode && above && isNext(above, line)) listings.at(-1)?.push(line);
    else if (isCode) listings.push([line]);
    above = isCode ? line : undefined;
  }
  return listings;
}

/** Each line with the line of code that it becomes. One step of indentation is four columns. */
function asListing(lines: Listing): (readonly [Line, Line])[] {
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const steps = lines
    .map((line) => line.x0 - left)
    .filter((step) => step > LEAST_STEP * (lines[0]?.size ?? 0));
  return lines.map((line) => {
    const advance = steps.length > 0 ? Math.min(...steps) / STEP_COLUMNS : line.size * USUAL_COLUMN;
    return [
      line,
      { ...line, glyphs: null, monoShare: 1, advance, softHyphen: false, codeAtStart: true, codeAtEnd: true },
    ];
  });
}
