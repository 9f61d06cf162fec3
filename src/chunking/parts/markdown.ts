import type { ChunkPart } from '../../book/chunk-part.js';
import { itemMark } from '../blocks/line-shape.js';
import { cellsOfRow } from '../tables/table-text.js';
import { escapeMarkdown } from './escape-markdown.js';
import { textOfPart } from './text-of-part.js';

const SHORTEST_FENCE = 3;
/** The output of a program has no language. */
const PLAIN = 'text';

/**
 * Writes a chunk as GitHub Markdown: fenced code with its language, lists and tables. All other text appears unchanged.
 *
 * @param level Level of its headings, 1 to 6, which the parts do not contain.
 */
export function markdownOf(text: string, parts: readonly ChunkPart[], level: number): string {
  return parts.map((part) => partMarkdown(textOfPart(text, part), part, level)).join('\n\n');
}

/** The fence is longer than any run of backticks inside. */
export function fenced(code: string, language: string): string {
  const runs = (code.match(/`+/g) ?? []).map((run) => run.length + 1);
  const fence = '`'.repeat(Math.max(SHORTEST_FENCE, ...runs));
  return `${fence}${language}\n${code}\n${fence}`;
}

function partMarkdown(text: string, part: ChunkPart, level: number): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(level)} ${lines(text).map(escapeMarkdown).join(' ')}`;
    case 'prose':
      // Line ends that are kept in the text, as in an address, are intended.
      return lines(text).map(escapeMarkdown).join('\\\n');
    case 'list':
      return listMarkdown(lines(text));
    case 'table':
      return tableMarkdown(text, part) ?? fenced(text, PLAIN);
    case 'code':
      return fenced(text, part.language ?? '');
    case 'output':
      return fenced(text, PLAIN);
  }
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Counters stay when Markdown would number the items the same way. Others, such as `(a)`, become text of an item. */
function listMarkdown(items: readonly string[]): string {
  let counted: { readonly number: number; readonly sign: string } | null = null;
  const rows = items.map((item) => {
    const { bullet, counter, rest } = itemMark(item);
    const [, digits, sign = ''] = /^(\d+)([.)])$/.exec(counter) ?? [];
    const number = Number(digits);
    if (digits !== undefined && (!counted || (counted.number === number - 1 && counted.sign === sign))) {
      counted = { number, sign };
      return `${counter} ${escapeMarkdown(rest)}`;
    }
    counted = null;
    const text = counter === '' ? escapeMarkdown(rest) : `${escapeMarkdown(counter)} ${escapeMarkdown(rest)}`;
    // An item that continues from the previous chunk has no mark.
    return bullet || counter !== '' ? `- ${text}` : `${text}\n`;
  });
  return rows.join('\n').trimEnd();
}

/** Null when the cells are unknown. The header row of a table that continues is in the previous chunk. */
function tableMarkdown(text: string, { columns, goesOn }: ChunkPart): string | null {
  const rows = lines(text).map(cellsOfRow);
  if (columns === undefined || rows.some((cells) => cells.length > columns)) return null;
  const written = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, i) => escapeCell(cells[i] ?? '')).join(' | ')} |`;
  const [head = [], ...body] = goesOn ? [[], ...rows] : rows;
  return [written(head), `|${' --- |'.repeat(columns)}`, ...body.map(written)].join('\n');
}

function escapeCell(cell: string): string {
  return escapeMarkdown(cell).replaceAll('|', String.raw`\|`);
}
