/** With two decimals; a dash where there is nothing to divide. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(2);
}
