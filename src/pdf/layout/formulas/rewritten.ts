import { codesOf } from '../../encodings/codes-of.js';
import { GENERATED, JOINED, NO_RUN } from '../page-characters.js';
import type { PageCharacters } from '../page-characters.js';
import { SPACE } from '../shown-character.js';
import { ColumnWriter } from '../column-writer.js';
import { INSERTED, inserted, marksOf, nearestOf } from './atom.js';
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
/** A space that the PDF library would have seen. */
const SEEN_SPACE = { code: SPACE, x: 0, y: 0, left: 0, right: 0, run: NO_RUN, flags: GENERATED };
/** Keeps what comes behind a character before the next one. */
const STEP = 1 / 1024;
const NO_SPACE_BEHIND = new Set(codesOf('([{⟨'));
const NO_SPACE_BEFORE = new Set(codesOf(')]}⟩,.;:'));

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
  const writer = new FormulaWriter(
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
  return writer.written();
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
  const near = (gap: number): number | null => (gap < -OVERLAP * size || gap >= NEAR * size ? null : gap);
  const before = nearestOf(onLine, (other) => near(atom.left - other.right));
  const after = nearestOf(onLine, (other) => near(other.left - atom.right));
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

/** One sees where a fraction begins and ends. */
function withSpaces(atom: Atom, before: Atom | null, after: Atom | null): readonly Mark[] {
  const { left, right, size } = atom;
  const marks = marksOf(atom);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return marks;
  const isApart =
    before !== null && atom.left - before.right < BESIDE * size && !NO_SPACE_BEHIND.has(lastCode(before));
  const goesOn = after !== null && after.left - right < BESIDE * size && !NO_SPACE_BEFORE.has(after.code);
  return [
    ...(isApart ? [inserted(' ', left, first)] : []),
    ...marks,
    ...(goesOn ? [inserted(' ', right, last)] : []),
  ];
}

function lastCode(atom: Atom): number {
  return marksOf(atom).at(-1)?.code ?? 0;
}

/** Writes a page with formulas in place of what they were drawn with. */
class FormulaWriter {
  private readonly columns: ColumnWriter;
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
    this.columns = new ColumnWriter(page, most);
  }

  leaveOut(): void {
    this.isInterrupted = true;
  }

  copy(i: number): void {
    const { codes, left, y, flags, runs } = this.page;
    const code = codes[i] ?? 0;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      this.lineEnds.push(i);
      return;
    }
    const isDrawn = ((flags[i] ?? 0) & GENERATED) === 0;
    if (isDrawn) this.settleLineEnds(left[i] ?? 0, y[i] ?? 0, runs[i] ?? NO_RUN);
    this.columns.copy(i);
    if (isDrawn && code > SPACE) this.lastY = y[i] ?? 0;
  }

  addMarks({ marks, joined }: Entry): void {
    const { x, left, flags } = this.page;
    for (const [k, mark] of marks.entries()) {
      const { index } = mark;
      const flag = k > 0 || joined ? JOINED : 0;
      if (flag === 0) {
        this.settleLineEnds(mark.left, mark.y, mark.run);
        this.lastY = mark.y;
      }
      // A letter may reach out beside its place.
      const from = index === INSERTED ? 0 : (x[index] ?? 0) - (left[index] ?? 0);
      this.columns.add({ ...mark, x: mark.left + from, flags: (flags[index] ?? 0) | flag });
    }
    this.isInterrupted = true;
  }

  /** A line that an index interrupted goes on. */
  private settleLineEnds(left: number, y: number, run: number): void {
    if (this.lineEnds.length > 0) {
      const size = this.page.runSizes[run] ?? 0;
      const { end } = this.columns;
      const gap = end === null ? 0 : (left - end) / size;
      const goesOn =
        this.isInterrupted &&
        Math.abs(this.lastY - y) <= SAME_BASELINE * size &&
        gap > INTERRUPTED.least &&
        gap < INTERRUPTED.most;
      if (!goesOn) this.copyLineEnds();
      else if (gap > SEEN_GAP) this.columns.add(SEEN_SPACE);
      this.lineEnds = [];
    }
    this.isInterrupted = false;
  }

  private copyLineEnds(): void {
    for (const i of this.lineEnds) this.columns.copy(i);
  }

  written(): PageCharacters {
    this.copyLineEnds();
    return this.columns.written();
  }
}
