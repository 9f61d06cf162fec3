/** Something that is measured repeatedly. */
export interface Contender<T> {
  readonly name: string;
  measure(): Promise<T>;
}

export interface Measured<T> {
  readonly name: string;
  /** One result per round, in order. */
  readonly rounds: readonly T[];
}

/**
 * Measures all contenders once, then all once more, and so on, so that other load on the machine affects all of them
 * equally.
 */
export async function measureInTurn<T>(
  contenders: readonly Contender<T>[],
  rounds: number,
  onStart: (name: string, round: number) => void,
): Promise<Measured<T>[]> {
  const results = contenders.map(() => [] as T[]);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      onStart(contender.name, round);
      results[index]!.push(await contender.measure());
    }
  }
  return contenders.map(({ name }, index) => ({ name, rounds: results[index]! }));
}
