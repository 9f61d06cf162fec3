import type { CodeLine } from '../blocks/block.js';
import type { TokenCounter } from '../chunk.js';
import { splitText } from './split-text.js';

type Listing = readonly CodeLine[];

/** A line that ends what began above: a bracket, `end`, `endif`, `fi`, `done`, `</body>`, `\\end{list}`. */
const CLOSES = /^\s*(?:[)\]}]|(?:end\w*|fi|done|esac)\b[;.]?\s*$|<\/[\w:-]+>\s*$|\\end\{\w+\*?\}\s*$)/i;

/** Places to cut a listing, the best one first: blank lines, definitions at the left edge, any line. */
const CUTS: readonly ((lines: Listing) => Listing[])[] = [atBlankLines, atDefinitions, atLines];

/**
 * Cuts a listing into parts of at most `limit` tokens. Cuts inside a line only when that line alone is too long.
 *
 * @param firstLimit Limit of the first part, which is lower when it must leave room for a lead-in.
 * @returns Parts in order with their lines unchanged. Blank lines at the cuts are removed.
 */
export function splitCode(lines: Listing, limit: number, firstLimit: number, count: TokenCounter): Listing[] {
  let room = firstLimit;
  const parts: Listing[] = [];
  let open: CodeLine[] = [];
  const close = (): void => {
    const part = trimBlank(open);
    if (part.length > 0) {
      parts.push(part);
      room = limit;
    }
    open = [];
  };
  const place = (segment: Listing, level: number): void => {
    const cut = CUTS[level];
    if (count(textOf([...open, ...segment])) <= room) {
      open.push(...segment);
      return;
    }
    close();
    if (count(textOf(segment)) <= room) open.push(...segment);
    else if (cut) for (const smaller of cut(segment)) place(smaller, level + 1);
    else for (const line of segment) parts.push(...cutLine(line, limit, count));
  };
  for (const segment of atBlankLines(lines)) place(segment, 1);
  close();
  return parts;
}

export function textOf(lines: Listing): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Blank lines belong to the segment above them, and so does what ends it behind one, so that two segments in one part keep their distance. */
function atBlankLines(lines: Listing): Listing[] {
  return cutBefore(lines, (line, above) => line.text !== '' && above.text === '' && !CLOSES.test(line.text));
}

/** A definition starts at the left edge after an indented line. Its decorators and comments are above it. */
function atDefinitions(lines: Listing): Listing[] {
  const indents = lines.filter(({ text }) => text !== '').map(({ text }) => text.search(/\S/));
  const left = Math.min(...indents);
  const atLeft = (line: CodeLine): boolean => line.text.search(/\S/) === left;
  return cutBefore(
    lines,
    (line, above) => atLeft(line) && above.text !== '' && !atLeft(above) && !CLOSES.test(line.text),
  );
}

function atLines(lines: Listing): Listing[] {
  return lines.map((line) => [line]);
}

function cutBefore(lines: Listing, opens: (line: CodeLine, above: CodeLine) => boolean): Listing[] {
  const segments: CodeLine[][] = [];
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    const segment = segments.at(-1);
    if (!segment || !above || opens(line, above)) segments.push([line]);
    else segment.push(line);
  });
  return segments;
}

function cutLine(line: CodeLine, limit: number, count: TokenCounter): Listing[] {
  return splitText(line.text, limit, count).map(({ from, to }) => [
    { ...line, text: line.text.slice(from, to) },
  ]);
}

function trimBlank(lines: Listing): Listing {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from]?.text === '') from++;
  while (to > from && lines[to - 1]?.text === '') to--;
  return lines.slice(from, to);
}
