import { followsWithin } from '../../book/box.js';
import { mostFrequent, tally } from '../../book/frequency.js';
import { signOf } from '../../book/code-signs.js';
import { changedLine } from '../../book/page.js';
import type { Line } from '../../book/page.js';

const NUMBERED = /^(\d{1,4})(?:\s+(\S.*))?$/;
/** Lines of a listing are at most this far apart, in font sizes. */
const LINE_GAP = 4.2;
/** Numbers are aligned at their left or right edges: they differ by at most this for each digit, in font sizes. */
const DIGIT_WIDTH = 0.7;
/** Fewer numbers in a row are no evidence, unless the lines between them have none. */
const MIN_NUMBERS = 3;
const MIN_STEPPED = 2;
/** At least this share of the lines is monospaced beside numbers in another font, or reads as code. */
const CODE_SHARE = 0.6;
const READS_SHARE = 0.4;
const MONO_LINE = 0.9;

interface Numbered {
  readonly at: number;
  readonly line: Line;
  /** As printed, perhaps with leading zeros. */
  readonly digits: string;
  readonly number: number;
  readonly rest: string;
}

/**
 * Takes the numbers of its lines out of a listing, wherever they stand in a column beside it: at every line, or at every
 * fifth. A number alone belongs to a blank line. Text may interrupt a listing whose numbers go on.
 */
export class ListingNumbers {
  /** The last number that was taken out. */
  private last: Numbered | null = null;

  /** @param lines Lines of the next page in reading order. */
  takeOut(lines: readonly Line[]): readonly Line[] {
    const numbered = lines.map((line, at) => numberedLine(line, at));
    const taken = new Map<number, Line>();
    for (let from = 0; from < lines.length;) {
      const run = runFrom(lines, numbered, from);
      if (run && (isListing(lines, run) || this.isNext(run))) {
        const size = sizeOfCode(run);
        for (const line of run) taken.set(line.at, withoutNumber(line, size));
        this.last = run.at(-1) ?? null;
      }
      from = run ? (run.at(-1)?.at ?? from) + 1 : from + 1;
    }
    return taken.size === 0 ? lines : lines.map((line, at) => taken.get(at) ?? line);
  }

  /** Whether a few lines go on counting where the last listing ended, with numbers in another font than theirs. */
  private isNext(run: readonly Numbered[]): boolean {
    const [first] = run;
    if (!first || first.number !== (this.last?.number ?? NaN) + 1) return false;
    return run.every(({ line, rest }) => rest !== '' && isBesideCode(line, rest));
  }
}

function numberedLine(line: Line, at: number): Numbered | null {
  if (line.furniture) return null;
  const [, digits, rest = ''] = NUMBERED.exec(line.text) ?? [];
  if (digits === undefined || (rest !== '' && !line.afterNumber)) return null;
  return { at, line, digits, number: Number(digits), rest };
}

/** The numbered lines from `from` on that count the lines between them. */
function runFrom(
  lines: readonly Line[],
  numbered: readonly (Numbered | null)[],
  from: number,
): Numbered[] | null {
  const first = numbered[from];
  if (!first) return null;
  const run = [first];
  let pitch = Infinity;
  for (let at = from + 1; at < lines.length; at++) {
    const [above, here, last, next] = [lines[at - 1], lines[at], run.at(-1), numbered[at]];
    if (!above || !here || !last) break;
    if (!followsWithin(above, here, LINE_GAP)) break;
    pitch = Math.min(pitch, above.y - here.y);
    if (next && isAligned(last, next)) {
      const counted = Math.round((last.line.y - here.y) / pitch);
      const between = next.number - last.number;
      if (between !== counted && !(between === 1 && counted > 1)) break;
      run.push(next);
    } else if (!isBeside(run, here)) break;
  }
  return run;
}

function isAligned(above: Numbered, here: Numbered): boolean {
  const digits = Math.abs(above.digits.length - here.digits.length);
  return Math.abs(above.line.x0 - here.line.x0) <= 1 + digits * DIGIT_WIDTH * here.line.size;
}

/** A line without a number that starts behind the numbers. */
function isBeside(run: readonly Numbered[], line: Line): boolean {
  const starts = run.map((other) => other.line.afterNumber || other.line.x1);
  return !line.furniture && line.x0 >= Math.min(...starts) - 1;
}

function isListing(lines: readonly Line[], run: readonly Numbered[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return false;
  const stepped = last.number - first.number >= run.length;
  if (run.length < (stepped ? MIN_STEPPED : MIN_NUMBERS)) return false;
  const withText = run.filter(({ rest }) => rest !== '');
  if (withText.length === 0) return false;
  const beside = withText.filter(({ line, rest }) => isBesideCode(line, rest));
  if (beside.length >= CODE_SHARE * withText.length) return true;
  const numbers = new Set(run.map(({ at }) => at));
  const between = lines.slice(first.at, last.at).filter((_, i) => !numbers.has(first.at + i));
  const texts = [...withText.map(({ rest }) => rest), ...between.map(({ text }) => text)];
  const signs = texts.map((text) => signOf(text));
  const reads = signs.filter((sign) => sign === 'strong' || sign === 'weak' || sign === 'hint').length;
  const sentences = signs.filter((sign) => sign === 'sentence').length;
  const certain = signs.filter((sign) => sign === 'strong' || sign === 'weak').length;
  return certain > 0 && reads >= READS_SHARE * texts.length && sentences < reads;
}

/** Whether a number in another font is beside a line of code. */
function isBesideCode(line: Line, rest: string): boolean {
  return line.codeAtStart === false && monoWithout(line, rest) >= MONO_LINE;
}

/** Share of monospaced characters in the text behind the number, which is in another font. */
function monoWithout({ monoShare, text }: Line, rest: string): number {
  const all = lengthOf(text);
  return Math.min(1, (monoShare * all) / Math.max(1, lengthOf(rest)));
}

/** Font size of lines that have more code than digits, in points; 0 if there are none. */
function sizeOfCode(run: readonly Numbered[]): number {
  const sizes = new Map<number, number>();
  for (const { line, digits, rest } of run) if (rest.length > digits.length) tally(sizes, line.size);
  return sizes.size > 0 ? mostFrequent(sizes) : 0;
}

/** @param codeSize Font size of the code, for a line whose size is that of its number, as a bracket alone. */
function withoutNumber({ line, digits, rest }: Numbered, codeSize: number): Line {
  if (rest === '') return changedLine(line, { furniture: true });
  const own = line.glyphs?.slice(digits.length) ?? null;
  const monoShare = own ? own.filter((glyph) => glyph.mono).length / own.length : monoWithout(line, rest);
  return {
    ...line,
    text: rest,
    x0: line.afterNumber ?? line.x0,
    size: rest.length > digits.length ? line.size : codeSize || line.size,
    glyphs: own,
    monoShare: line.monoShare === 1 ? 1 : monoShare,
    codeAtStart: monoShare >= MONO_LINE,
    afterNumber: 0,
  };
}

function lengthOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}
