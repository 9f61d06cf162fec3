import { lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Block, Chapter, Heading } from './book-model.js';
import type { ChapterSource } from './chapter-sources.js';
import { HandbookError } from './handbook-error.js';
import { inlineRuns, plainText } from './inline-runs.js';

const DEEPEST_LEVEL = 3;

/**
 * Reads one chapter and numbers its headings: `4`, `4.2`, `4.2.1`.
 *
 * @param number Of the chapter, from 1.
 * @throws {HandbookError} when the file does not begin with its only `#` heading, a heading skips a level, or it uses
 *         Markdown that the handbook does not support.
 */
export function parseChapter(source: ChapterSource, number: number): Chapter {
  const numbering = new HeadingNumbers(number);
  const blocks = blocksOf(lexer(source.markdown), numbering, source.fileName);
  const first = blocks[0];
  if (first?.kind !== 'heading' || first.level !== 1) {
    throw new HandbookError(`${source.fileName} must open with a "#" heading.`);
  }
  return { number, title: first.title, blocks };
}

class HeadingNumbers {
  private readonly counts: number[] = [];

  constructor(private readonly chapter: number) {}

  next(depth: number, fileName: string): Pick<Heading, 'level' | 'number'> {
    const deeper = depth - this.counts.length;
    if (depth > DEEPEST_LEVEL || deeper > 1 || (depth === 1 && this.counts.length > 0)) {
      throw new HandbookError(`${fileName}: a heading of depth ${depth} is not allowed there.`);
    }
    const count = depth === 1 ? this.chapter : (this.counts[depth - 1] ?? 0) + 1;
    this.counts.splice(depth - 1, Infinity, count);
    return { level: depth as Heading['level'], number: this.counts.join('.') };
  }
}

function blocksOf(tokens: readonly Token[], numbering: HeadingNumbers, fileName: string): Block[] {
  return tokens.flatMap((token) => blockOf(token, numbering, fileName) ?? []);
}

function blockOf(token: Token, numbering: HeadingNumbers, fileName: string): Block | null {
  switch (token.type) {
    case 'space':
      return null;
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      return {
        kind: 'heading',
        ...numbering.next(depth, fileName),
        title: plainText(inlineRuns(tokens)),
      };
    }
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', runs: inlineRuns((token as Tokens.Paragraph).tokens) };
    case 'code': {
      const { lang, text } = token as Tokens.Code;
      return { kind: 'code', language: lang ?? '', lines: text.split('\n') };
    }
    case 'list':
      return listOf(token as Tokens.List, numbering, fileName);
    case 'blockquote':
      return { kind: 'box', blocks: blocksOf((token as Tokens.Blockquote).tokens, numbering, fileName) };
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return {
        kind: 'table',
        header: header.map((cell) => inlineRuns(cell.tokens)),
        rows: rows.map((row) => row.map((cell) => inlineRuns(cell.tokens))),
      };
    }
    default:
      throw new HandbookError(
        `${fileName}: the handbook does not support Markdown of the kind "${token.type}".`,
      );
  }
}

function listOf(list: Tokens.List, numbering: HeadingNumbers, fileName: string): Block {
  const first = typeof list.start === 'number' ? list.start : 1;
  return {
    kind: 'list',
    items: list.items.map((item, index) => ({
      marker: list.ordered ? `${first + index}.` : '\u2022',
      blocks: blocksOf(item.tokens, numbering, fileName),
    })),
  };
}
