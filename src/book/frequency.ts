/** The key with the highest count; among equal counts, the one counted first. 0 for an empty map. */
export function mostFrequent(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let bestCount = 0;
  for (const [key, count] of counts) {
    if (count > bestCount) {
      best = key;
      bestCount = count;
    }
  }
  return best;
}

/** Adds `amount` to the count of `key`. */
export function tally<K>(counts: Map<K, number>, key: K, amount = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}

/** The middle value; the upper of the two middle ones if their number is even; 0 without values. */
export function median(values: readonly number[]): number {
  const first = values[0] ?? 0;
  // In most cases all values are equal, such as the baselines of one line.
  if (values.every((value) => value === first)) return first;
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? first;
}
