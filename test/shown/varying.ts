/*
 * Differences allowed between an output shown in a document and the real one. Identifiers, times, durations and
 * versions may be any; scores may differ a little (other CPUs round differently); counts and pages by 30 %, because the
 * sample book is the handbook and grows with it. Numbers of sections and of results must be equal, and zero must be
 * zero.
 */

/** Stands for omitted text: inside a line, or on its own line for any number of lines. */
export const ELLIPSIS = '…';

const SCORES_APART = 0.02;
const COUNTS_APART = 0.3;

interface Varying {
  /** Pattern of the shown form. */
  readonly shown: string;
  /** Pattern of the real form, if it is different. */
  readonly real?: string;
  agrees(shown: string, real: string): boolean;
}

const always = () => true;
const same = (shown: string, real: string) => shown === real;

/** The first matching pattern applies. */
const VARYING: readonly Varying[] = [
  { shown: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', agrees: always },
  { shown: '\\b[0-9a-f]{64}\\b', agrees: always },
  { shown: '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d\\.\\d+Z)?', agrees: always },
  { shown: '\\d+(?:\\.\\d+)? (?:ms|s|min|MB|GB)\\b', agrees: always },
  { shown: '(?<=Node |pgvector )\\d+(?:\\.\\d+)+', real: '\\d+(?:\\.\\d+)+', agrees: always },
  { shown: '(?<![\\w.])[01]\\.\\d{2,4}(?![\\w.])', agrees: (a, b) => scoresAgree(Number(a), Number(b)) },
  // The number of a section (4.2.1), of a chapter, or of a result.
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

/** A difference of one is always allowed, except from zero. */
export function countsAgree(shown: number, real: number): boolean {
  if (shown === 0 || real === 0) return shown === real;
  return Math.abs(shown - real) <= Math.max(1, COUNTS_APART * shown);
}

/** Whether a text equals the shown one, except for parts that may vary. */
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
