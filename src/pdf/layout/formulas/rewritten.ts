import { codesOf } from '../../encodings/codes-of.js';
import { GENERATED, JOINED, NO_RUN } from '../page-characters.js';
import type { PageCharacters } from '../page-characters.js';
import { SPACE } from '../shown-character.js';
import { inserted, marksOf } from './atom.js';
import type { Atom, Mark } from './atom.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
// In sizes: parts of one line are on one baseline, and what a formula follows, or goes before, is near.
const SAME_BASELINE = 0.1;
const NEAR = 2.5;
const OVERLAP = 0.2;
/** In sizes: what stands beside a fraction. */
const BESIDE = 0.8;
/** In sizes: between two signs whose line was interrupted by an index. */
const INTERRUPTED = { least: -0.3, most: 1.5 } as const;
const SEEN_GAP = 0.08;
/** Keeps what comes behind a character before the next one. */
const STEP = 1 / 1024;
const OPENING = new Set(codesOf('([{⟨'));
const CLOSING = new Set(codesOf(')]}⟩,.;:'));

/** Marks that take their place in the order of drawing. */
interface Entry {
  readonly order: number;
  readonly marks: readonly Mark[];
  /** Whether they continue what is before them. */
  readonly joined: boolean;
}

/**
 * The characters of a page, with formulas where they are read.
 *
 * @param before What was drawn, each character by itself.
 * @param after  The same, where the atoms that are not of `before` replace those of it that are missing.
 */
export function rewritten(
  page: PageCharacters,
  before: readonly Atom[],
  after: readonly Atom[],
): PageCharacters {
  const [drawn, read] = [new Set(before), new Set(after)];
  const replaced = new Set(before.filter((atom) => !read.has(atom)).map(({ order }) => order));
  const entries = new Map<Atom, Entry>();
  const changed = after.filter((atom) => !drawn.has(atom)).toSorted((a, b) => a.left - b.left);
  for (const atom of changed) entries.set(atom, entryOf(page, atom, after, entries));
  const inOrder = [...entries.values()].toSorted((a, b) => a.order - b.order);
  const writer = new ColumnWriter(
    page,
    inOrder.reduce((most, { marks }) => most + marks.length, page.count),
  );
  let next = 0;
  for (let i = 0; i <= page.count; i++) {
    for (let entry = inOrder[next]; entry && (entry.order < i || i === page.count); entry = inOrder[++next]) {
      writer.addMarks(entry);
    }
    if (i === page.count) break;
    if (replaced.has(i)) writer.leaveOut();
    else writer.copy(i);
  }
  return writer.end();
}

function entryOf(
  page: PageCharacters,
  atom: Atom,
  all: readonly Atom[],
  entries: ReadonlyMap<Atom, Entry>,
): Entry {
  const { order, y, size } = atom;
  const marks = marksOf(atom);
  // A letter with indices stays where it is.
  const isAtItsPlace = marks[0]?.index === order && page.y[order] === y;
  if (isAtItsPlace) return { order: order - STEP / 2, marks, joined: false };
  const onLine = all.filter((other) => other !== atom && Math.abs(other.y - y) <= SAME_BASELINE * size);
  const before = nearest(onLine, size, (other) => atom.left - other.right);
  const after = nearest(onLine, size, (other) => other.left - atom.right);
  const spaced = atom.isWhole ? marks : withSpaces(atom, before, after);
  // What is further away before it than after it may be in another column.
  const isBehind = before && (!after || atom.left - before.right < Math.max(size, after.left - atom.right));
  if (isBehind) return { order: placeOf(before, entries) + STEP, marks: spaced, joined: true };
  const own = after && !entries.has(after) ? after.order - STEP : order;
  return { order: own, marks: spaced, joined: false };
}

function placeOf(atom: Atom, entries: ReadonlyMap<Atom, Entry>): number {
  return entries.get(atom)?.order ?? atom.order;
}

function nearest(onLine: readonly Atom[], size: number, gapTo: (other: Atom) => number): Atom | null {
  let best: Atom | null = null;
  let least = NEAR * size;
  for (const other of onLine) {
    const gap = gapTo(other);
    if (gap < -OVERLAP * size || gap >= least) continue;
    best = other;
    least = gap;
  }
  return best;
}

/** One sees where a fraction begins and ends. */
function withSpaces(atom: Atom, before: Atom | null, after: Atom | null): readonly Mark[] {
  const { left, right, size } = atom;
  const marks = marksOf(atom);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return marks;
  const isApart =
    before !== null && atom.left - before.right < BESIDE * size && !OPENING.has(lastCode(before));
  const goesOn = after !== null && after.left - right < BESIDE * size && !CLOSING.has(after.code);
  return [
    ...(isApart ? [inserted(' ', left, first)] : []),
    ...marks,
    ...(goesOn ? [inserted(' ', right, last)] : []),
  ];
}

function lastCode(atom: Atom): number {
  return marksOf(atom).at(-1)?.code ?? 0;
}

/** Writes the columns of a page anew. */
class ColumnWriter {
  private readonly codes: Uint32Array;
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly left: Float32Array;
  private readonly right: Float32Array;
  private readonly flags: Uint8Array;
  private readonly runs: Int32Array;
  private count = 0;
  /** Line ends that the PDF library saw since the last mark, and whether characters were left out since then. */
  private lineEnds: number[] = [];
  private isInterrupted = false;
  /** The baseline of the last character that does not continue another. */
  private lastY = NaN;

  /** @param most How many characters there will be at most. */
  constructor(
    private readonly page: PageCharacters,
    most: number,
  ) {
    this.codes = new Uint32Array(most);
    this.x = new Float32Array(most);
    this.y = new Float32Array(most);
    this.left = new Float32Array(most);
    this.right = new Float32Array(most);
    this.flags = new Uint8Array(most);
    this.runs = new Int32Array(most);
  }

  leaveOut(): void {
    this.isInterrupted = true;
  }

  copy(i: number): void {
    const code = this.page.codes[i] ?? 0;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      this.lineEnds.push(i);
      return;
    }
    const isDrawn = ((this.page.flags[i] ?? 0) & GENERATED) === 0;
    if (isDrawn) {
      this.settleLineEnds(this.page.left[i] ?? 0, this.page.y[i] ?? 0, this.page.runs[i] ?? NO_RUN);
    }
    this.append(i);
    if (isDrawn && code > SPACE) this.lastY = this.page.y[i] ?? 0;
  }

  addMarks({ marks, joined }: Entry): void {
    const { page } = this;
    for (const [k, { index, code, left, right, y, run }] of marks.entries()) {
      const flag = k > 0 || joined ? JOINED : 0;
      if (flag === 0) {
        this.settleLineEnds(left, y, run);
        this.lastY = y;
      }
      const at = this.count++;
      this.codes[at] = code;
      // A letter may reach out beside its place.
      this.x[at] = left + (index < 0 ? 0 : (page.x[index] ?? 0) - (page.left[index] ?? 0));
      this.y[at] = y;
      this.left[at] = left;
      this.right[at] = right;
      this.flags[at] = (page.flags[index] ?? 0) | flag;
      this.runs[at] = run;
    }
    this.isInterrupted = true;
  }

  /** A line that an index interrupted goes on. */
  private settleLineEnds(left: number, y: number, run: number): void {
    if (this.lineEnds.length > 0) {
      const size = this.page.runSizes[run] ?? 0;
      const gap = this.count > 0 ? (left - (this.right[this.count - 1] ?? 0)) / size : 0;
      const goesOn =
        this.isInterrupted &&
        Math.abs(this.lastY - y) <= SAME_BASELINE * size &&
        gap > INTERRUPTED.least &&
        gap < INTERRUPTED.most;
      if (!goesOn) for (const i of this.lineEnds) this.append(i);
      else if (gap > SEEN_GAP) {
        const at = this.count++;
        this.codes[at] = SPACE;
        this.flags[at] = GENERATED;
        this.runs[at] = NO_RUN;
      }
      this.lineEnds = [];
    }
    this.isInterrupted = false;
  }

  private append(i: number): void {
    const { codes, x, y, left, right, flags, runs } = this.page;
    const at = this.count++;
    this.codes[at] = codes[i] ?? 0;
    this.x[at] = x[i] ?? 0;
    this.y[at] = y[i] ?? 0;
    this.left[at] = left[i] ?? 0;
    this.right[at] = right[i] ?? 0;
    this.flags[at] = flags[i] ?? 0;
    this.runs[at] = runs[i] ?? NO_RUN;
  }

  end(): PageCharacters {
    for (const i of this.lineEnds) this.append(i);
    const { count } = this;
    return {
      ...this.page,
      count,
      codes: this.codes.subarray(0, count),
      x: this.x.subarray(0, count),
      y: this.y.subarray(0, count),
      left: this.left.subarray(0, count),
      right: this.right.subarray(0, count),
      flags: this.flags.subarray(0, count),
      runs: this.runs.subarray(0, count),
    };
  }
}
