import { NO_RUN } from './page-characters.js';
import type { PageCharacters } from './page-characters.js';

/** A character that takes its place among those of a page. */
export interface WrittenCharacter {
  readonly code: number;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly run: number;
  readonly flags: number;
}

/** Writes the columns of a page anew, in another order or with further characters. */
export class ColumnWriter {
  private readonly codes: Uint32Array;
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly left: Float32Array;
  private readonly right: Float32Array;
  private readonly flags: Uint8Array;
  private readonly runs: Int32Array;
  private count = 0;

  /** @param most How many characters there will be at most. */
  constructor(
    private readonly page: PageCharacters,
    most: number,
  ) {
    this.codes = new Uint32Array(most);
    this.x = new Float32Array(most);
    this.y = new Float32Array(most);
    this.left = new Float32Array(most);
    this.right = new Float32Array(most);
    this.flags = new Uint8Array(most);
    this.runs = new Int32Array(most);
  }

  /** Right edge of what was written last; null before. */
  get end(): number | null {
    return this.count === 0 ? null : (this.right[this.count - 1] ?? 0);
  }

  /** @param i Of a character of the page. */
  copy(i: number): void {
    const { codes, x, y, left, right, flags, runs } = this.page;
    const at = this.count++;
    this.codes[at] = codes[i] ?? 0;
    this.x[at] = x[i] ?? 0;
    this.y[at] = y[i] ?? 0;
    this.left[at] = left[i] ?? 0;
    this.right[at] = right[i] ?? 0;
    this.flags[at] = flags[i] ?? 0;
    this.runs[at] = runs[i] ?? NO_RUN;
  }

  add({ code, x, y, left, right, run, flags }: WrittenCharacter): void {
    const at = this.count++;
    this.codes[at] = code;
    this.x[at] = x;
    this.y[at] = y;
    this.left[at] = left;
    this.right[at] = right;
    this.flags[at] = flags;
    this.runs[at] = run;
  }

  written(): PageCharacters {
    const { count } = this;
    return {
      ...this.page,
      count,
      codes: this.codes.subarray(0, count),
      x: this.x.subarray(0, count),
      y: this.y.subarray(0, count),
      left: this.left.subarray(0, count),
      right: this.right.subarray(0, count),
      flags: this.flags.subarray(0, count),
      runs: this.runs.subarray(0, count),
    };
  }
}
