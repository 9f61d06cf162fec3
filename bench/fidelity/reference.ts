import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../../src/errors/errors.js';

/** What a word of the reference stands in. */
export type Place = 'body' | 'furniture' | 'address';

export interface ReferenceWord {
  /** Letters and digits only, in lower case. */
  readonly word: string;
  /** Physical page, from 1. */
  readonly page: number;
  readonly place: Place;
}

/** Plain text of a book of hundreds of pages, in bytes. */
const MOST_OUTPUT = 256 * 1024 * 1024;
/** A running head is one of the two outermost lines of its page; its text returns on so many pages. */
const OUTER_LINES = 2;
const REPEATED = 4;
const WEB_ADDRESS = /\b(?:https?|ftp):\/\/[^\s<>"']+|\bwww\.[^\s<>"']+/g;
const NUMBER_AT_AN_EDGE = /^(?:\d+|[ivxlc]+)\b|\b(?:\d+|[ivxlc]+)$/i;

/**
 * The words of a book as poppler reads them, page by page.
 *
 * @param order `raw`: as the PDF draws them; `page`: as poppler thinks they are read.
 */
export async function referenceWords(path: string, order: 'raw' | 'page'): Promise<ReferenceWord[]> {
  const pages = (await plainText(path, order)).split('\f').map((page) => page.split('\n'));
  const furniture = furnitureOf(pages);
  return pages.flatMap((lines, index) => {
    const own = lines.map((line) => ({
      line,
      place: furniture.has(`${index} ${line.trim()}`) ? ('furniture' as const) : ('body' as const),
    }));
    return own.flatMap(({ line, place }) => wordsOfLine(line, index + 1, place));
  });
}

export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

async function plainText(path: string, order: 'raw' | 'page'): Promise<string> {
  const options = [...(order === 'raw' ? ['-raw'] : []), '-enc', 'UTF-8', path, '-'];
  try {
    const { stdout } = await promisify(execFile)('pdftotext', options, { maxBuffer: MOST_OUTPUT });
    return stdout;
  } catch (cause) {
    throw new UserError('bench.no_poppler', 'pdftotext could not read the book.', {
      hint: 'Install poppler-utils.',
      cause,
    });
  }
}

function wordsOfLine(line: string, page: number, place: Place): ReferenceWord[] {
  const addresses = place === 'body' ? [...line.matchAll(WEB_ADDRESS)] : [];
  const words: ReferenceWord[] = [];
  let from = 0;
  for (const match of addresses) {
    words.push(...placed(line.slice(from, match.index), page, place), ...placed(match[0], page, 'address'));
    from = match.index + match[0].length;
  }
  return [...words, ...placed(line.slice(from), page, place)];
}

function placed(text: string, page: number, place: Place): ReferenceWord[] {
  return wordsOf(text).map((word) => ({ word, page, place }));
}

/** Told apart without Colophon's own rules: by repetition, and by a number that counts with the pages. */
function furnitureOf(pages: readonly (readonly string[])[]): Set<string> {
  const outer = pages.map((lines) => {
    const shown = lines.map((line) => line.trim()).filter((line) => line !== '');
    return [...new Set([...shown.slice(0, OUTER_LINES), ...shown.slice(-OUTER_LINES)])];
  });
  const patterns = new Map<string, number>();
  const offsets = new Map<number, number>();
  outer.forEach((lines, index) => {
    for (const line of lines) {
      add(patterns, patternOf(line));
      const number = edgeNumber(line);
      if (number !== null) add(offsets, index - number);
    }
  });
  const offset = [...offsets].sort((a, b) => b[1] - a[1])[0]?.[0];
  const furniture = new Set<string>();
  outer.forEach((lines, index) => {
    for (const line of lines) {
      const counts = NUMBER_AT_AN_EDGE.test(line) && edgeNumber(line) === index - (offset ?? NaN);
      const repeats = (patterns.get(patternOf(line)) ?? 0) >= REPEATED;
      if (counts || repeats || /^[ivxlc]+$/.test(line)) furniture.add(`${index} ${line}`);
    }
  });
  return furniture;
}

function patternOf(line: string): string {
  return line.toLowerCase().replace(/\d+|\b[ivxlc]+\b/g, '#');
}

function edgeNumber(line: string): number | null {
  const found = /^(\d+)\b/.exec(line)?.[1] ?? /\b(\d+)$/.exec(line)?.[1];
  return found === undefined ? null : Number(found);
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
