import type { ChunkPart, PartBox } from '../book/chunk-part.js';
import { UserError } from '../errors/errors.js';
import type { ChunkText } from '../content/stored-chunk.js';

const CODE_KINDS: ReadonlySet<ChunkPart['kind']> = new Set(['code', 'output']);
/** Blank lines. The indentation of the first line of code stays. */
const BLANK_LINES = /^(?:[^\S\n]*\n)+/u;

/** Whether a cut at an offset would fall within code or its output. */
export function breaksCode({ parts, text }: ChunkText, offset: number): boolean {
  const points = Array.from(text);
  // A cut in white space before or after code leaves the code whole.
  const isBlank = (from: number, to: number) => points.slice(from, to).join('').trim() === '';
  return (parts ?? []).some(
    ({ kind, first, last }) =>
      CODE_KINDS.has(kind) &&
      first < offset &&
      offset <= last &&
      !isBlank(first, offset) &&
      !isBlank(offset, last + 1),
  );
}

/**
 * Cuts a chunk in two. White space at the cut goes, except the indentation of code. Both keep type and difficulty. A box
 * around lines on both sides of the cut is divided by the share of its characters, so its border is approximate.
 *
 * @param offset First character of the second chunk: Unicode code points of the text, from 0.
 * @returns The two chunks, whose hashes and lengths are still those of the whole one.
 * @throws {UserError} `correction.offset` when one of them would have no text.
 */
export function splitChunk<T extends ChunkText>(chunk: T, offset: number): [T, T] {
  const points = Array.from(chunk.text);
  if (!Number.isInteger(offset) || offset < 1 || offset >= points.length) throw outOfRange(points.length);
  const head = points.slice(0, offset).join('').trimEnd();
  const rest = points.slice(offset).join('');
  const startsCode = (chunk.parts ?? []).some(
    ({ kind, first, last }) => CODE_KINDS.has(kind) && first <= skipBlank(points, offset) && offset <= last,
  );
  const tail = startsCode ? rest.replace(BLANK_LINES, '') : rest.trimStart();
  if (head === '' || tail.trim() === '') throw outOfRange(points.length);
  const headEnd = Array.from(head).length;
  const tailFirst = points.length - Array.from(tail).length;
  const { charFirst, parts } = chunk;
  const pieces = parts && { head: partsUpTo(parts, headEnd), tail: partsFrom(parts, tailFirst) };
  return [
    {
      ...chunk,
      text: head,
      ...pagesOf(chunk, pieces?.head ?? null),
      parts: pieces?.head ?? null,
      charLast: charFirst === null ? null : charFirst + headEnd - 1,
    },
    {
      ...chunk,
      text: tail,
      ...pagesOf(chunk, pieces?.tail ?? null),
      parts: pieces?.tail ?? null,
      charFirst: charFirst === null ? null : charFirst + tailFirst,
    },
  ];
}

function skipBlank(points: readonly string[], from: number): number {
  let at = from;
  while (at < points.length - 1 && points[at]!.trim() === '') at += 1;
  return at;
}

function partsUpTo(parts: readonly ChunkPart[], end: number): ChunkPart[] {
  return parts
    .filter(({ first }) => first < end)
    .map((part) => ({
      ...part,
      last: Math.min(part.last, end - 1),
      boxes: boxesWithin(part, (from, to, box) => {
        if (from >= end) return null;
        const share = Math.min(1, (end - from) / (to - from));
        return { ...box, y0: round(box.y1 - (box.y1 - box.y0) * share) };
      }),
    }));
}

function partsFrom(parts: readonly ChunkPart[], start: number): ChunkPart[] {
  return parts
    .filter(({ last }) => last >= start)
    .map((part) => {
      const first = Math.max(part.first, start);
      const boxes = boxesWithin(part, (from, to, box) => {
        if (to <= start) return null;
        const share = Math.max(0, (start - from) / (to - from));
        const cut = { ...box, y1: round(box.y1 - (box.y1 - box.y0) * share) };
        return from <= start ? withoutFirst(cut) : { ...cut, first: from - start };
      });
      return {
        ...part,
        first: first - start,
        last: part.last - start,
        ...(part.first < start && { goesOn: true as const }),
        boxes: boxes.map((box, i) => (i === 0 ? withoutFirst(box) : box)),
      };
    });
}

/** @param cut Receives the characters of a box, `to` excluded; null: no text of the box is left. */
function boxesWithin(
  { first, last, boxes }: ChunkPart,
  cut: (from: number, to: number, box: PartBox) => PartBox | null,
): PartBox[] {
  return boxes.flatMap((box, i) => {
    const from = box.first ?? first;
    const to = Math.max(from + 1, boxes[i + 1]?.first ?? last + 1);
    return cut(from, to, box) ?? [];
  });
}

/** A part begins with its first box. */
export function withoutFirst(box: PartBox): PartBox {
  const { first: _, ...rest } = box;
  return rest;
}

/** A tenth of a point is thinner than any line. */
function round(points: number): number {
  return Math.round(points * 10) / 10;
}

/** Printed labels are only known of the first and the last page. */
function pagesOf(chunk: ChunkText, parts: readonly ChunkPart[] | null) {
  const pages = (parts ?? []).flatMap(({ boxes }) => boxes.map(({ page }) => page));
  const pageFirst = pages.length === 0 ? chunk.pageFirst : Math.min(...pages);
  const pageLast = pages.length === 0 ? chunk.pageLast : Math.max(...pages);
  const labelOf = (page: number) =>
    page === chunk.pageFirst ? chunk.pageLabelFirst : page === chunk.pageLast ? chunk.pageLabelLast : null;
  return { pageFirst, pageLast, pageLabelFirst: labelOf(pageFirst), pageLabelLast: labelOf(pageLast) };
}

function outOfRange(length: number): UserError {
  return new UserError(
    'correction.offset',
    `A chunk of ${length} characters can be split at 1 to ${length - 1}, and both halves must have text.`,
    { field: 'offset', hint: 'Give the first character of the second half, counted from 0.' },
  );
}
