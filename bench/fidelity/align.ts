/** A run of this many words that occurs once in both texts is an anchor. */
const ANCHOR_WORDS = 4;
/** Maximum cells of the alignment table between two anchors; the words of a larger gap count as unmatched. */
const MOST_CELLS = 4_000_000;
const NONE = -1;

/**
 * Aligns two texts word by word, in order.
 *
 * @returns For each word of `left`, the index of its word in `right`, or -1. Indices ascend. A word that one text
 *          splits in two (a hyphenated word) points to the word with its first letter.
 */
export function align(left: readonly string[], right: readonly string[]): Int32Array {
  const matched = new Int32Array(left.length).fill(NONE);
  let fromLeft = 0;
  let fromRight = 0;
  for (const [l, r] of [...anchors(left, right), [left.length, right.length] as const]) {
    if (l < fromLeft || r < fromRight) continue;
    alignGap(left, right, { fromLeft, toLeft: l, fromRight, toRight: r }, matched);
    if (l < left.length) matched[l] = r;
    fromLeft = l + 1;
    fromRight = r + 1;
  }
  return matched;
}

interface Gap {
  readonly fromLeft: number;
  readonly toLeft: number;
  readonly fromRight: number;
  readonly toRight: number;
}

/** Pairs of positions with unique runs of words, reduced to the longest ascending sequence. */
function anchors(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const inRight = uniqueRuns(right);
  const pairs = [...uniqueRuns(left)]
    .flatMap(([run, at]) => {
      const other = inRight.get(run);
      return at >= 0 && other !== undefined && other >= 0 ? [[at, other] as const] : [];
    })
    .sort((a, b) => a[0] - b[0]);
  return longestAscending(pairs);
}

/** Start of each run; -1 for runs that occur again. */
function uniqueRuns(words: readonly string[]): Map<string, number> {
  const runs = new Map<string, number>();
  for (let i = 0; i + ANCHOR_WORDS <= words.length; i++) {
    const run = words.slice(i, i + ANCHOR_WORDS).join(' ');
    runs.set(run, runs.has(run) ? NONE : i);
  }
  return runs;
}

function longestAscending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(NONE);
  pairs.forEach(([, right], i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? NONE) : NONE;
    tails[low] = i;
  });
  const sequence: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? NONE; at !== NONE; at = before[at] ?? NONE) {
    const pair = pairs[at];
    if (pair) sequence.push(pair);
  }
  return sequence.reverse();
}

/** Aligns small gaps letter by letter, so that words match even if they are split or joined differently. */
function alignGap(left: readonly string[], right: readonly string[], gap: Gap, matched: Int32Array): void {
  const leftWords = left.slice(gap.fromLeft, gap.toLeft);
  const rightWords = right.slice(gap.fromRight, gap.toRight);
  if (leftWords.length === 0 || rightWords.length === 0) return;
  const byLetters = leftWords.join('').length * rightWords.join('').length <= MOST_CELLS;
  if (!byLetters) {
    if (leftWords.length * rightWords.length > MOST_CELLS) return;
    commonSequence(leftWords, rightWords).forEach((r, l) => {
      if (r !== NONE) matched[gap.fromLeft + l] = gap.fromRight + r;
    });
    return;
  }
  const rightLetters = Array.from(rightWords.join(''));
  const pairs = commonSequence(Array.from(leftWords.join('')), rightLetters);
  const wordAt = rightWords.flatMap((word, index) => Array.from(word, () => index));
  let letter = 0;
  leftWords.forEach((word, index) => {
    const own = pairs.slice(letter, letter + Array.from(word).length);
    letter += own.length;
    const first = own[0] ?? NONE;
    // Scattered letters match by chance: the word must be in one piece.
    if (first === NONE || own.some((at, i) => at !== first + i)) return;
    matched[gap.fromLeft + index] = gap.fromRight + (wordAt[first] ?? 0);
  });
}

/** Longest common subsequence: for each item of `left`, its partner in `right`, or -1. */
function commonSequence(left: readonly string[], right: readonly string[]): Int32Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      lengths[l * width + r] =
        left[l] === right[r]
          ? (lengths[(l + 1) * width + r + 1] ?? 0) + 1
          : Math.max(lengths[(l + 1) * width + r] ?? 0, lengths[l * width + r + 1] ?? 0);
    }
  }
  const partners = new Int32Array(left.length).fill(NONE);
  let r = 0;
  for (let l = 0; l < left.length && r < right.length;) {
    if (left[l] === right[r]) partners[l++] = r++;
    else if ((lengths[(l + 1) * width + r] ?? 0) >= (lengths[l * width + r + 1] ?? 0)) l++;
    else r++;
  }
  return partners;
}
