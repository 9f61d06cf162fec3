/** The best rows of each query, kept while blocks of scores go by. */
export class BestLists {
  private readonly rows: Int32Array;
  private readonly scores: Float32Array;
  private readonly sizes: Int32Array;

  /**
   * @param length Rows a list.
   * @param threshold Least score.
   */
  constructor(
    private readonly queries: number,
    private readonly length: number,
    private readonly threshold: number,
  ) {
    this.rows = new Int32Array(queries * length);
    this.scores = new Float32Array(queries * length);
    this.sizes = new Int32Array(queries);
  }

  /**
   * @param scores One row of `count` scores for each query.
   * @param first Number of the block's first row. Blocks come in the order of their rows, so that of equal scores the
   *              earlier row is the better one.
   */
  add(scores: Float32Array, count: number, first: number): void {
    for (let query = 0; query < this.queries; query += 1) {
      const start = query * count;
      let least = this.leastOf(query);
      for (let row = 0; row < count; row += 1) {
        const score = scores[start + row]!;
        if (!(score >= least)) continue;
        if (this.insert(query, first + row, score)) least = this.leastOf(query);
      }
    }
  }

  /** The rows and scores of a query, best first. */
  of(query: number): { readonly rows: Int32Array; readonly scores: Float32Array } {
    const from = query * this.length;
    const to = from + this.sizes[query]!;
    return { rows: this.rows.slice(from, to), scores: this.scores.slice(from, to) };
  }

  /** A score below this one does not enter the list. */
  private leastOf(query: number): number {
    const isFull = this.sizes[query] === this.length;
    return isFull ? this.scores[(query + 1) * this.length - 1]! : this.threshold;
  }

  private insert(query: number, row: number, score: number): boolean {
    const from = query * this.length;
    const size = this.sizes[query]!;
    let at = size;
    while (at > 0 && this.scores[from + at - 1]! < score) at -= 1;
    if (at === this.length) return false;
    const kept = Math.min(size, this.length - 1);
    this.scores.copyWithin(from + at + 1, from + at, from + kept);
    this.rows.copyWithin(from + at + 1, from + at, from + kept);
    this.scores[from + at] = score;
    this.rows[from + at] = row;
    this.sizes[query] = kept + 1;
    return true;
  }
}
