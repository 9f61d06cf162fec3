/**
 * Letters in a seed. With at most 15 % edits, a stretch of six letters remains unchanged somewhere, so that no match is
 * missed.
 */
const SEED = 5;
/** Seeds that occur more often in a quotation tell nothing about where it stands. */
const MOST_PLACES_OF_SEED = 8;
const HASHES = 1 << 16;
const BASE = 31;
const HIGHEST = BASE ** (SEED - 1);

const NONE = -1;

/** The seeds of a quotation, to find where it may stand in many texts. */
export class Seeds {
  /** By hash: the last place of its seeds in the quotation. Different seeds with one hash only add a vote by chance. */
  private readonly last = new Int32Array(HASHES).fill(NONE);
  /** By place: the place before it of a seed with the same hash. */
  private readonly before: Int32Array;
  private readonly count: number;

  constructor(private readonly quote: string) {
    this.before = new Int32Array(quote.length).fill(NONE);
    const counts = new Map<number, number>();
    eachSeed(quote, (place, hash) => {
      this.before[place] = this.last[hash]!;
      this.last[hash] = place;
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    });
    let telling = 0;
    for (const [hash, count] of counts) {
      if (count > MOST_PLACES_OF_SEED) this.last[hash] = NONE;
      else telling += count;
    }
    this.count = telling;
  }

  /**
   * Where the quotation would begin in a text, in steps of `edits`.
   *
   * @param edits Letters that may differ. Each one takes at most `SEED` seeds away, and moves the rest by one letter.
   * @returns Positions with the most seeds first. A position before the text is negative.
   */
  likelyBeginnings(text: string, edits: number, most: number): number[] {
    const steps = Math.ceil((this.quote.length + text.length) / edits) + 2;
    const votes = new Uint16Array(steps);
    eachSeed(text, (place, hash) => {
      for (let own = this.last[hash]!; own !== NONE; own = this.before[own]!) {
        votes[Math.floor((place - own + this.quote.length) / edits)]! += 1;
      }
    });
    const least = Math.max(1, this.count - SEED * edits);
    const found: { readonly step: number; readonly sum: number }[] = [];
    for (let step = 0; step + 1 < steps; step++) {
      // The seeds of one match may be on both sides of a step.
      const sum = votes[step]! + votes[step + 1]!;
      if (sum >= least) found.push({ step, sum });
    }
    return found
      .toSorted((a, b) => b.sum - a.sum || a.step - b.step)
      .slice(0, most)
      .map(({ step }) => step * edits - this.quote.length);
  }
}

/** Rabin and Karp: the hash of each seed from that of the one before. */
function eachSeed(text: string, take: (place: number, hash: number) => void): void {
  let hash = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const gone = unit >= SEED ? text.charCodeAt(unit - SEED) * HIGHEST : 0;
    hash = ((hash - gone) * BASE + text.charCodeAt(unit)) % HASHES;
    if (unit >= SEED - 1) take(unit - SEED + 1, hash < 0 ? hash + HASHES : hash);
  }
}
