import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../../src/errors/errors.js';
import { furnitureOf } from './reference-furniture.js';

/** The part of the page to which a word of the reference belongs. */
export type Place = 'body' | 'furniture' | 'address';

export interface ReferenceWord {
  /** Letters and digits only, in lower case. */
  readonly word: string;
  /** Physical page, from 1. */
  readonly page: number;
  readonly place: Place;
}

/** A word as printed by poppler, with its height from the top edge in points. */
export interface PrintedWord {
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
}

export interface PrintedPage {
  readonly height: number;
  readonly words: readonly PrintedWord[];
}

/** Maximum output for a book of a thousand pages (words with their boxes), in bytes. */
const MOST_OUTPUT = 512 * 1024 * 1024;
const PAGE = /<page width="[\d.]+" height="([\d.]+)">/;
const WORD = /<word xMin="[\d.-]+" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*)<\/word>/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};
const WEB_ADDRESS = /(?:https?|ftp):\/|\bwww\./;
const GOES_ON = /[/._=&?-]$/;

/**
 * The words of a book as read by poppler, page by page.
 *
 * @param order `raw`: as drawn by the PDF; `page`: in the reading order that poppler assumes.
 */
export async function referenceWords(path: string, order: 'raw' | 'page'): Promise<ReferenceWord[]> {
  const pages = await printedPages(path, order);
  const furniture = furnitureOf(pages);
  return pages.flatMap(({ words }, index) => {
    let address = false;
    return words.flatMap((printed, i) => {
      const above = words[i - 1];
      // A web address that is broken at the end of the line continues below.
      address =
        WEB_ADDRESS.test(printed.text) ||
        (address && above !== undefined && printed.top > above.bottom - 1 && GOES_ON.test(above.text));
      const place = furniture.has(printed) ? 'furniture' : address ? 'address' : 'body';
      return wordsOf(printed.text).map((word) => ({ word, page: index + 1, place }) as const);
    });
  });
}

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

async function printedPages(path: string, order: 'raw' | 'page'): Promise<PrintedPage[]> {
  const pages: { height: number; words: PrintedWord[] }[] = [];
  for (const line of (await boxes(path, order)).split('\n')) {
    const page = PAGE.exec(line);
    if (page) pages.push({ height: Number(page[1]), words: [] });
    const word = WORD.exec(line);
    if (word) {
      const text = (word[3] ?? '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
      pages.at(-1)?.words.push({ text, top: Number(word[1]), bottom: Number(word[2]) });
    }
  }
  return pages;
}

async function boxes(path: string, order: 'raw' | 'page'): Promise<string> {
  const options = [...(order === 'raw' ? ['-raw'] : []), '-bbox', '-enc', 'UTF-8', path, '-'];
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
