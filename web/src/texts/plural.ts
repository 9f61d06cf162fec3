import { formatNumber } from '../format/format.js';

const RULES = new Intl.PluralRules('en');

/** Such as "1 page" or "1,204 pages". */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${RULES.select(count) === 'one' ? one : other}`;
}
