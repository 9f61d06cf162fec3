/*
 * What may differ between an output that a document shows and the real one: identifiers, times, durations and versions at
 * will, scores a little (other CPUs round otherwise), and counts and pages by 30 %, for the sample book is the handbook
 * and grows with it. Numbers of sections and of results are the same, and none is none.
 */

/** Written for what is left out: within a line, or alone for any lines. */
export const ELLIPSIS = '…';

const SCORES_APART = 0.02;
const COUNTS_APART = 0.3;

interface Varying {
  /** How it is written where it is shown. */
  readonly shown: string;
  /** How it may be written in the real output, if not like that. */
  readonly real?: string;
  agrees(shown: string, real: string): boolean;
}

const always = () => true;
const same = (shown: string, real: string) => shown === real;

/** The first that fits counts. */
const VARYING: readonly Varying[] = [
  { shown: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', agrees: always },
  { shown: '\\b[0-9a-f]{64}\\b', agrees: always },
  { shown: '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d\\.\\d+Z)?', agrees: always },
  { shown: '\\d+(?:\\.\\d+)? (?:ms|s|min|MB|GB)\\b', agrees: always },
  { shown: '(?<=Node |pgvector )\\d+(?:\\.\\d+)+', real: '\\d+(?:\\.\\d+)+', agrees: always },
  { shown: '(?<![\\w.])[01]\\.\\d{2,4}(?![\\w.])', agrees: (a, b) => scoresAgree(Number(a), Number(b)) },
  // Of a section (4.2.1), of a chapter, of a result.
  { shown: '\\d+(?:\\.\\d+)+|(?:(?<=^|> )\\d+(?= \\p{Lu}|\\. [01]\\.))', real: '[\\d.]+', agrees: same },
  { shown: '(?<![\\w.])\\d+', agrees: (a, b) => countsAgree(Number(a), Number(b)) },
];

const PARTS = new RegExp(
  [ELLIPSIS, ...VARYING.map(({ shown }) => shown)].map((part) => `(${part})`).join('|'),
  'gu',
);

export function scoresAgree(shown: number, real: number): boolean {
  return Math.abs(shown - real) <= SCORES_APART;
}

/** One more or less is always allowed, but for none. */
export function countsAgree(shown: number, real: number): boolean {
  if (shown === 0 || real === 0) return shown === real;
  return Math.abs(shown - real) <= Math.max(1, COUNTS_APART * shown);
}

/** Whether a text is the one that is shown, but for what may vary. */
export function textsAgree(shown: string, real: string): boolean {
  const checks: ((real: string) => boolean)[] = [];
  let pattern = '';
  let end = 0;
  for (const match of shown.matchAll(PARTS)) {
    pattern += literal(shown.slice(end, match.index));
    end = match.index + match[0].length;
    const varying = VARYING[match.slice(2).findIndex((group) => group !== undefined)];
    if (varying) {
      pattern += `(${varying.real ?? varying.shown})`;
      checks.push((found) => varying.agrees(match[0], found));
    } else pattern += '.*?';
  }
  const found = new RegExp(`^${pattern}${literal(shown.slice(end))}$`, 'su').exec(real);
  return found !== null && checks.every((agrees, index) => agrees(found[index + 1]!));
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
