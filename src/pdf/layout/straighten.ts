import { median } from '../../book/frequency.js';
import { GENERATED, NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';
import { CARRIAGE_RETURN, LINE_FEED } from './segments.js';
import { SPACE } from './shown-character.js';
import { UPRIGHT_WITHIN } from './text-directions.js';

// In radians. Over the width of a page, a line that is turned by less stays on its baseline.
const STRAIGHT = 0.003;
// Words whose characters are upright on a baseline that rises: this many steps from word to word show it, if so many of
// them rise alike. Superscripts and subscripts step up as often as down.
const MIN_STEPS = 20;
const SAME_WAY = 0.7;
// In font sizes, from a word to the next one on its line.
const STEP = { up: 0.6, across: 12 } as const;

/**
 * Turns the text of a crooked scan back, in place, around the centre of the page.
 *
 * @returns By how much its lines rose, counter-clockwise in radians; 0 if they did not.
 */
export function straighten(page: PageCharacters): number {
  const skew = skewOf(page);
  if (skew === 0) return 0;
  forgetLineEnds(page, SPACE);
  const { count, x, y, left, right, runs, runSizes, runAngles, width, height } = page;
  const [cosine, sine] = [Math.cos(skew), Math.sin(skew)];
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if (run === NO_RUN) continue;
    const fromX = (x[i] ?? 0) - width / 2;
    const fromY = (y[i] ?? 0) - height / 2;
    const ahead = width / 2 + fromX * cosine + fromY * sine;
    const own = Math.abs(runAngles[run] ?? 0);
    if (own > STRAIGHT) {
      // The box stands upright around a character that leans: it is wider by what its height adds.
      const wide = (right[i] ?? 0) - (left[i] ?? 0) - (runSizes[run] ?? 0) * Math.sin(own);
      left[i] = ahead;
      right[i] = ahead + Math.max(0, wide / Math.cos(own));
    } else {
      left[i] = (left[i] ?? 0) + ahead - (x[i] ?? 0);
      right[i] = (right[i] ?? 0) + ahead - (x[i] ?? 0);
    }
    x[i] = ahead;
    y[i] = height / 2 - fromX * sine + fromY * cosine;
  }
  return skew;
}

/**
 * Takes the line ends that PDFium saw out of a text, in place: it looks for them down the page as it is stored. Lines end where
 * their characters do.
 *
 * @param code What stands in their place.
 */
export function forgetLineEnds({ codes, flags, count }: PageCharacters, code: number): void {
  for (let i = 0; i < count; i++) {
    if (codes[i] !== LINE_FEED && codes[i] !== CARRIAGE_RETURN) continue;
    codes[i] = code;
    flags[i] = (flags[i] ?? 0) | GENERATED;
  }
}

function skewOf(page: PageCharacters): number {
  const turned = usualAngle(page);
  if (Math.abs(turned) > STRAIGHT) return turned;
  return risingWords(page);
}

/** The direction of most of the upright characters. */
function usualAngle({ runs, runAngles, runUpright, count }: PageCharacters): number {
  // Nearly all pages have no crooked text: a look at their few runs is enough.
  if (runAngles.every((angle, run) => !runUpright[run] || Math.abs(angle) <= STRAIGHT)) return 0;
  const angles: number[] = [];
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if (run !== NO_RUN && runUpright[run]) angles.push(runAngles[run] ?? 0);
  }
  const usual = angles.length > 0 ? median(angles) : 0;
  return Math.abs(usual) <= UPRIGHT_WITHIN ? usual : 0;
}

/** How steeply the words of a line stand above each other, for programs that place upright words on a crooked line. */
function risingWords({ x, y, runs, runSizes, runUpright, count }: PageCharacters): number {
  const rises: number[] = [];
  let first = -1;
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if (run === NO_RUN || !runUpright[run] || (first >= 0 && run === runs[first])) continue;
    if (first >= 0) {
      const size = runSizes[run] ?? 0;
      const across = (x[i] ?? 0) - (x[first] ?? 0);
      const up = (y[i] ?? 0) - (y[first] ?? 0);
      const isNext = across > size && across < STEP.across * size && Math.abs(up) < STEP.up * size;
      if (isNext) rises.push(up / across);
    }
    first = i;
  }
  if (rises.length < MIN_STEPS) return 0;
  const usual = median(rises);
  if (Math.abs(usual) <= STRAIGHT || Math.abs(usual) > UPRIGHT_WITHIN) return 0;
  const alike = rises.filter((rise) => Math.sign(rise) === Math.sign(usual)).length;
  return alike >= SAME_WAY * rises.length ? Math.atan(usual) : 0;
}
