import { codesOf } from '../encodings/codes-of.js';
import { isDigit, isLeftToRightLetter, isMark, isRightToLeft } from '../../book/scripts.js';

/** A character and its position on the line. */
export interface PlacedCharacter {
  readonly code: number;
  /** Edges of its box, in points. */
  readonly left: number;
  readonly right: number;
}

/** Direction of a character: right to left, left to right, a number, or that of its surroundings. */
type Direction = 'R' | 'L' | 'number' | 'neutral';

/** A character with the marks that sit on it. */
interface Cluster<C> {
  readonly base: C;
  readonly marks: C[];
  readonly direction: Direction;
}

/** Signs that may be part of one number: `1.5`, `12:30`, `3/4`. */
const IN_NUMBER: ReadonlySet<number> = new Set(codesOf('+-.,/:'));

/**
 * Puts the characters of a line with right-to-left text into reading order.
 *
 * PDFs give positions but no order. The characters are sorted from left to right. Then we undo what the Unicode
 * bidirectional algorithm does for display: in a right-to-left line we reverse everything except left-to-right words
 * and numbers; in a left-to-right line we reverse the runs of right-to-left text. Marks follow their base character.
 * The majority of the letters decides the direction of the line. Embeddings deeper than one level are not undone.
 */
export function logicalOrder<C extends PlacedCharacter>(characters: readonly C[]): C[] {
  const clusters = clustersOf(characters);
  const count = (direction: Direction): number =>
    clusters.filter((cluster) => cluster.direction === direction).length;
  const ordered =
    count('R') >= count('L')
      ? turnRuns([...clusters].reverse(), leftToRightRuns)
      : turnRuns(clusters, rightToLeftRuns);
  return ordered.flatMap(({ base, marks }) => [base, ...marks]);
}

function clustersOf<C extends PlacedCharacter>(characters: readonly C[]): Cluster<C>[] {
  const clusters: Cluster<C>[] = characters
    .filter(({ code }) => !isMark(code))
    .map((base) => ({ base, marks: [], direction: directionOf(base.code) }))
    .sort((a, b) => a.base.left - b.base.left);
  const letters = clusters.filter(({ direction }) => direction !== 'neutral');
  for (const mark of characters.filter(({ code }) => isMark(code))) {
    const centre = (mark.left + mark.right) / 2;
    const own = nearest(letters.length > 0 ? letters : clusters, centre);
    own?.marks.push(mark);
  }
  return clusters;
}

function nearest<C extends PlacedCharacter>(
  clusters: readonly Cluster<C>[],
  centre: number,
): Cluster<C> | undefined {
  let best: Cluster<C> | undefined;
  let least = Infinity;
  for (const cluster of clusters) {
    const { left, right } = cluster.base;
    // Boxes overlap a little: if two contain the mark, it belongs to the one with the nearer middle.
    const outside = Math.max(0, left - centre, centre - right);
    const distance = outside * 1000 + Math.abs((left + right) / 2 - centre);
    if (distance < least) [best, least] = [cluster, distance];
  }
  return best;
}

function directionOf(code: number): Direction {
  if (isRightToLeft(code)) return 'R';
  if (isDigit(code)) return 'number';
  return isLeftToRightLetter(code) ? 'L' : 'neutral';
}

/** Ranges of clusters to reverse, from `from` (included) to `to` (excluded). */
type Runs = <C extends PlacedCharacter>(clusters: readonly Cluster<C>[]) => (readonly [number, number])[];

function turnRuns<C extends PlacedCharacter>(clusters: readonly Cluster<C>[], runs: Runs): Cluster<C>[] {
  const turned = [...clusters];
  for (const [from, to] of runs(clusters)) {
    turned.splice(from, to - from, ...clusters.slice(from, to).reverse());
  }
  return turned;
}

/** Right-to-left letters and everything between them. */
const rightToLeftRuns: Runs = (clusters) =>
  runsOf(
    clusters,
    ({ direction }) => direction === 'R',
    ({ direction }) => direction !== 'L',
  );

/**
 * Left-to-right words and everything between them. Numbers alone do not start a run: a list of them would be reversed.
 */
const leftToRightRuns: Runs = (clusters) => {
  const words = runsOf(
    clusters,
    ({ direction }) => direction === 'L',
    ({ direction }) => direction !== 'R',
  );
  const numbers = runsOf(
    clusters,
    ({ direction }) => direction === 'number',
    ({ base }) => IN_NUMBER.has(base.code),
  );
  const inWords = ([from]: readonly [number, number]): boolean =>
    words.some(([start, end]) => from >= start && from < end);
  return [...words, ...numbers.filter((run) => !inWords(run))];
};

/** Runs that begin and end with a cluster for which `starts` holds; the clusters between satisfy `joins`. */
function runsOf<C extends PlacedCharacter>(
  clusters: readonly Cluster<C>[],
  starts: (cluster: Cluster<C>) => boolean,
  joins: (cluster: Cluster<C>) => boolean,
): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let from = -1;
  let to = -1;
  clusters.forEach((cluster, i) => {
    if (starts(cluster)) {
      if (from < 0) from = i;
      to = i + 1;
    } else if (!joins(cluster)) {
      if (from >= 0) runs.push([from, to]);
      from = -1;
    }
  });
  if (from >= 0) runs.push([from, to]);
  return runs;
}
