import type { TableCell } from '../../book/page.js';
import { dropCapsIn, lineBehind } from './drop-caps.js';
import { SAME_BASELINE } from './segments.js';
import type { Segment } from './segments.js';

/** Segments that form one line, from left to right. */
export interface LineGroup {
  y: number;
  size: number;
  left: number;
  right: number;
  /** Whether it is a note beside the text. */
  readonly aside: boolean;
  readonly cell?: TableCell;
  readonly segments: Segment[];
}

// Super- and subscripts: clearly smaller, narrow, and close to the baseline of their line.
const SCRIPT_SIZE = 0.8;
const SCRIPT_BASELINE = 0.6;
const SCRIPT_WIDTH_POINTS = 30;
const OVERLAP_POINTS = 1;
// Segments are sorted by height: no later segment can belong to a line further back.
const LINES_TO_LOOK_BACK = 7;

/** Joins segments of one column into lines, from top to bottom; a drop cap begins the first of the lines beside it. */
export function groupLines(segments: readonly Segment[]): LineGroup[] {
  const caps = dropCapsIn(segments);
  const without = caps.length > 0 ? linesOf(segments.filter((segment) => !caps.includes(segment))) : [];
  const begun = caps.flatMap((cap) => {
    const line = lineBehind(cap, without);
    return line ? [[cap, line.segments[0]] as const] : [];
  });
  if (begun.length === 0) return linesOf(segments);
  const taken = begun.map(([cap]) => cap);
  const groups = linesOf(segments.filter((segment) => !taken.includes(segment)));
  for (const [cap, first] of begun) {
    groups.find((group) => group.segments.some((segment) => segment === first))?.segments.unshift(cap);
  }
  return groups;
}

function linesOf(segments: readonly Segment[]): LineGroup[] {
  const groups: LineGroup[] = [];
  const topDown = segments.toSorted((a, b) => b.y - a.y || a.left - b.left);
  for (const segment of topDown) {
    const line = findLine(groups, segment);
    if (line) join(line, segment);
    else {
      const { y, size, left, right } = segment;
      groups.push({ y, size, left, right, aside: false, segments: [segment] });
    }
  }
  for (const group of groups) group.segments.sort((a, b) => a.left - b.left);
  return groups.sort((a, b) => b.y - a.y || a.left - b.left);
}

function findLine(groups: readonly LineGroup[], segment: Segment): LineGroup | null {
  for (let i = groups.length - 1; i >= Math.max(0, groups.length - LINES_TO_LOOK_BACK); i--) {
    const line = groups[i];
    if (line && belongsTo(segment, line)) return line;
  }
  return null;
}

function belongsTo(segment: Segment, line: LineGroup): boolean {
  const apart = segment.left >= line.right - OVERLAP_POINTS || segment.right <= line.left + OVERLAP_POINTS;
  if (!apart) return false;
  const larger = Math.max(line.size, segment.size);
  const distance = Math.abs(line.y - segment.y);
  if (distance <= larger * SAME_BASELINE) return true;
  return (
    Math.min(line.size, segment.size) < SCRIPT_SIZE * larger &&
    distance <= larger * SCRIPT_BASELINE &&
    Math.min(segment.right - segment.left, line.right - line.left) < SCRIPT_WIDTH_POINTS
  );
}

function join(line: LineGroup, segment: Segment): void {
  line.segments.push(segment);
  if (segment.size > line.size || segment.right - segment.left > line.right - line.left) {
    line.y = segment.y;
    line.size = segment.size > line.size * SCRIPT_SIZE ? Math.max(segment.size, line.size) : line.size;
  }
  line.left = Math.min(line.left, segment.left);
  line.right = Math.max(line.right, segment.right);
}
