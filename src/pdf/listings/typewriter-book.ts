import { signOf } from '../../book/code-signs.js';
import { median } from '../../book/frequency.js';
import { CODE_MONO_SHARE } from '../../book/page.js';
import type { Line, Page } from '../../book/page.js';

/** A book is a typescript if this share of its characters is in such lines, and most of its sentences are. */
const TYPESCRIPT_SHARE = 0.7;
/** Fewer sentences are those of comments in a listing. */
const MIN_SENTENCES = 5;
/** Lines further apart than this many times the usual distance are not of one block. */
const BLOCK_GAP = 1.4;
/** A word with the marks that sentences put around it. */
const WORD = /^["'“‘(]*\p{L}[\p{L}\p{M}'’-]*["'”’)]*[.,;:!?]*["'”’)]*$/u;
const WORDY_SHARE = 0.8;
const MIN_WORDS = 3;
const TITLE = /^(?:\d+(?:\.\d+)*\.?\s+)?\p{Lu}[\p{L}\s',&-]*$/u;
/** Signs of code that prose in a typescript does not have, although one of them alone is no statement. */
const CODE_MARK = /[{}<>=|\\^_[\]]|\+\+|[;(]\s*$|\w\(|\/\w+\/|\s{3,}\S|[-+|]{3}/;
const COMMENT = /^\s*(?:#|\/\/|\/\*|\*\s|--\s)/;

/**
 * In a book that is set in a fixed-width font throughout, the font says nothing about code. Prose is told by its words
 * and sentences, and its lines count as prose from here on; all other lines remain as they are.
 */
export function settleTypescript(pages: readonly Page[]): readonly Page[] {
  if (!isTypescript(pages)) return pages;
  return pages.map((page) => {
    const prose = proseIn(page.lines);
    return { ...page, lines: page.lines.map((line, i) => (prose[i] ? asProse(line) : line)) };
  });
}

function isTypescript(pages: readonly Page[]): boolean {
  let all = 0;
  let mono = 0;
  for (const { lines } of pages) {
    for (const { text, monoShare, furniture } of lines) {
      if (furniture) continue;
      all += text.length;
      if (monoShare >= CODE_MONO_SHARE) mono += text.length;
    }
  }
  if (mono < TYPESCRIPT_SHARE * all) return false;
  const sentences = { mono: 0, other: 0 };
  for (const { lines } of pages) {
    for (const { text, monoShare } of lines) {
      if (signOf(text) !== 'sentence' || CODE_MARK.test(text)) continue;
      sentences[monoShare >= CODE_MONO_SHARE ? 'mono' : 'other']++;
    }
  }
  return sentences.mono >= MIN_SENTENCES && sentences.mono > sentences.other;
}

/** For each line, whether it is prose in a fixed-width font. */
function proseIn(lines: readonly Line[]): boolean[] {
  const gaps = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0);
  const size = median(lines.map((line) => line.size));
  const pitch = Math.min(...gaps.filter((gap) => gap > 0.8 * size));
  const prose: boolean[] = [];
  while (prose.length < lines.length) {
    const from = prose.length;
    let to = from + 1;
    while (to < lines.length && isOneBlock(lines[to - 1], lines[to], pitch)) to++;
    prose.push(...judge(lines.slice(from, to)));
  }
  return prose;
}

function isOneBlock(above: Line | undefined, here: Line | undefined, pitch: number): boolean {
  if (!above || !here) return false;
  const gap = above.y - here.y;
  return gap > 0 && gap <= BLOCK_GAP * pitch && Math.abs(above.x0 - here.x0) <= 4 * here.size;
}

/** A line that says nothing by itself is what the lines around it are. */
function judge(block: readonly Line[]): boolean[] {
  const verdicts = block.map((line) => verdictOf(line));
  return verdicts.map((verdict, i) => {
    if (verdict !== 0) return verdict > 0;
    const [before, after] = [verdicts.slice(0, i).findLast(Boolean), verdicts.slice(i + 1).find(Boolean)];
    return (before ?? after ?? 0) > 0;
  });
}

/** Above 0 for prose, below for code, 0 for a line that says nothing. */
function verdictOf({ text, monoShare }: Line): number {
  if (monoShare < CODE_MONO_SHARE) return 1;
  const sign = signOf(text);
  if (sign === 'prompt' || sign === 'strong' || sign === 'weak' || COMMENT.test(text)) return -1;
  if (sign === 'sentence') return 1;
  if (CODE_MARK.test(text)) return -1;
  const words = text.trim().split(/\s+/);
  const wordy = words.filter((word) => WORD.test(word)).length;
  if (wordy >= WORDY_SHARE * words.length && words.length >= MIN_WORDS) return 1;
  return TITLE.test(text) ? 1 : 0;
}

function asProse(line: Line): Line {
  if (line.monoShare === 0) return line;
  return { ...line, glyphs: null, monoShare: 0, codeAtStart: false, codeAtEnd: false };
}
