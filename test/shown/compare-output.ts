import { ELLIPSIS, countsAgree, scoresAgree, textsAgree } from './varying.js';

/** Milliseconds, seconds and bytes depend on the machine; extremes change with a single passage. */
const AT_WILL = /Ms$|Bytes$|^processing_time$|^stages\.|^(?:minimum|maximum)$/;

/** @returns The first position where an output differs from the shown one, or null. */
export function lineApart(shown: readonly string[], real: readonly string[]): string | null {
  const rest = inColumns(real);
  let leftOut = false;
  for (const line of inColumns(shown)) {
    if (line === ELLIPSIS) {
      leftOut = true;
      continue;
    }
    const at = leftOut ? rest.findIndex((candidate) => textsAgree(line, candidate)) : 0;
    const next = rest[Math.max(at, 0)];
    if (at < 0 || next === undefined || !textsAgree(line, next)) {
      return `shown: ${line}\nreal:  ${next ?? 'nothing'}`;
    }
    rest.splice(0, at + 1);
    leftOut = false;
  }
  return rest.length === 0 || leftOut ? null : `not shown: ${rest[0]}`;
}

/** Non-empty lines, split into columns: column widths depend on their content. */
function inColumns(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim().replaceAll(/\s{2,}/g, '  ')).filter((line) => line !== '');
}

/**
 * The same for JSON: compares its names, and its values except for those that may vary. @param at Path in the document.
 */
export function valueApart(shown: unknown, real: unknown, at = ''): string | null {
  const apart = `${at} shown: ${JSON.stringify(shown)}, real: ${JSON.stringify(real)}`;
  if (typeof shown === 'number' && typeof real === 'number') {
    return numbersAgree(shown, real, at) ? null : apart;
  }
  if (typeof shown === 'string' && typeof real === 'string') return textsAgree(shown, real) ? null : apart;
  if (!isParent(shown) || !isParent(real)) return shown === real ? null : apart;
  const names = Object.keys(shown);
  const missing = names.filter((name) => !(name in real));
  const unshown = Object.keys(real).filter((name) => !(name in shown));
  if (missing.length + unshown.length > 0) {
    return `${at} lacks [${missing.join(', ')}], has besides [${unshown.join(', ')}]`;
  }
  for (const name of names) {
    const found = valueApart(shown[name], real[name], at === '' ? name : `${at}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function numbersAgree(shown: number, real: number, at: string): boolean {
  const name = at.split('.').at(-1)!;
  if (AT_WILL.test(name) || AT_WILL.test(at.split('.').slice(-2).join('.'))) return true;
  return name === 'score' || name === 'confidence' ? scoresAgree(shown, real) : countsAgree(shown, real);
}

function isParent(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
