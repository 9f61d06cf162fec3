const PAGE = 0;
const STEPS = 1;
const CELLS = 2;

/**
 * Tells a watching thread which page a reading thread is on, in memory that both share: a thread inside a long call
 * cannot answer messages.
 */
export class PageClock {
  private readonly cells: Int32Array;

  constructor(
    readonly memory: SharedArrayBuffer = new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.cells = new Int32Array(memory);
  }

  /** @param page From 1; 0 while the file is opened. */
  begin(page: number): void {
    Atomics.store(this.cells, PAGE, page);
    Atomics.add(this.cells, STEPS, 1);
  }

  get page(): number {
    return Atomics.load(this.cells, PAGE);
  }

  /** Differs after every `begin`. */
  get steps(): number {
    return Atomics.load(this.cells, STEPS);
  }
}
