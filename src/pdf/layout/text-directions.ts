import { isUnspaced } from '../../book/scripts.js';
import { GENERATED, NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import type { QuarterTurns } from './reading-turn.js';
import { SPACE } from './shown-character.js';

/** In radians: text whose direction differs by less is upright. The text of a crooked scan is within it. */
export const UPRIGHT_WITHIN = 0.2;

// Fewer characters than one line do not decide how a page is read, unless it has no others.
const MIN_TO_TURN_PAGE = 60;
// A block of lines is text of the book. One line or two are a note in the margin, a stamp or an axis.
const BLOCK = { characters: 60, lines: 3 } as const;
// In points: characters whose baselines differ by less are of one line.
const LINE_STEP = 6;

// In font sizes: from one character of vertical text to the next.
const STEP_DOWN = { least: 0.6, most: 1.6 } as const;
const STEP_ASIDE = 0.3;
// Fewer steps may be a label beside a table.
const MIN_STEPS_DOWN = 8;

/** The directions in which the text of a page is read. */
export interface TextDirections {
  /** Turns after which most of the text is upright. */
  readonly main: QuarterTurns;
  /** Turns for blocks of other text. */
  readonly others: readonly QuarterTurns[];
  /** Runs whose upright characters stand below each other, column by column from the right. */
  readonly vertical: ReadonlySet<number>;
}

const UPRIGHT: TextDirections = { main: 0, others: [], vertical: new Set() };

/**
 * Finds how the text of a page is read: a table that is set sideways, a page that was filed the wrong way round and text in
 * columns that run downwards have a direction of their own. Most of the text decides.
 *
 * @param page With its characters placed on the page as shown.
 */
export function directionsOf(page: PageCharacters): TextDirections {
  const vertical = verticalRuns(page);
  if (vertical.size === 0 && page.runUpright.every((upright) => upright)) return UPRIGHT;
  const turnOf = page.runAngles.map((angle, run) => (vertical.has(run) ? 3 : turnsFrom(angle)));
  const counts = [0, 0, 0, 0];
  const lines = counts.map(() => new Set<number>());
  for (let i = 0; i < page.count; i++) {
    if (!isDrawn(page, i)) continue;
    const turns = turnOf[page.runs[i] ?? NO_RUN] ?? null;
    if (turns === null) continue;
    counts[turns] = (counts[turns] ?? 0) + 1;
    lines[turns]?.add(Math.round(((turns % 2 === 1 ? page.x : page.y)[i] ?? 0) / LINE_STEP));
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  const main = quarters(
    counts.findIndex((count) => count * 2 > all && (count === all || all >= MIN_TO_TURN_PAGE)),
  );
  const isBlock = (turns: number): boolean =>
    (counts[turns] ?? 0) >= BLOCK.characters && (lines[turns]?.size ?? 0) >= BLOCK.lines;
  // What is upright on a page of turned text is a heading, a caption or a running head.
  const others = ([0, 1, 2, 3] as const).filter(
    (turns) => turns !== main && (turns === 0 ? (counts[0] ?? 0) > 0 : isBlock(turns)),
  );
  return { main, others, vertical };
}

/** Clockwise quarter turns that make a direction upright; null for a slanting one. */
function turnsFrom(angle: number): QuarterTurns | null {
  const turns = Math.round(angle / (Math.PI / 2));
  return Math.abs(angle - (turns * Math.PI) / 2) <= UPRIGHT_WITHIN ? quarters(turns & 3) : null;
}

function quarters(turns: number): QuarterTurns {
  return turns === 1 || turns === 2 || turns === 3 ? turns : 0;
}

function isDrawn({ codes, flags, runs }: PageCharacters, i: number): boolean {
  return (codes[i] ?? 0) > SPACE && runs[i] !== NO_RUN && ((flags[i] ?? 0) & GENERATED) === 0;
}

/** Runs of a script without spaces in which most characters stand below the one before. */
function verticalRuns(page: PageCharacters): ReadonlySet<number> {
  const { codes, runs, runSizes, left, right, y, count } = page;
  const steps = new Map<number, number>();
  let down = 0;
  let before = -1;
  for (let i = 0; i < count; i++) {
    if (!isUnspaced(codes[i] ?? 0) || !isDrawn(page, i)) continue;
    const run = runs[i] ?? NO_RUN;
    if (before >= 0 && page.runUpright[run] === true) {
      const size = runSizes[run] ?? 0;
      const fallen = ((y[before] ?? 0) - (y[i] ?? 0)) / size;
      const aside = Math.abs(middle(left, right, i) - middle(left, right, before)) / size;
      const isDown = aside < STEP_ASIDE && fallen > STEP_DOWN.least && fallen < STEP_DOWN.most;
      const isAcross = Math.abs(fallen) < STEP_ASIDE && aside > STEP_DOWN.least && aside < STEP_DOWN.most;
      if (isDown || isAcross) {
        steps.set(run, (steps.get(run) ?? 0) + (isDown ? 1 : -1));
        // A column of one character begins a run that has no step of its own.
        if (!steps.has(runs[before] ?? NO_RUN)) steps.set(runs[before] ?? NO_RUN, isDown ? 1 : -1);
      }
      if (isDown) down++;
    }
    before = i;
  }
  if (down < MIN_STEPS_DOWN) return UPRIGHT.vertical;
  return new Set([...steps].flatMap(([run, surplus]) => (surplus > 0 ? [run] : [])));
}

function middle(left: Float32Array, right: Float32Array, i: number): number {
  return ((left[i] ?? 0) + (right[i] ?? 0)) / 2;
}
