import type { PageRange } from './page-ranges.js';

const PAGE = 0;
const STEPS = 1;
const RANGE_FIRST = 2;
const RANGE_LAST = 3;
const CELLS = 4;

// Value of the page cell while the thread waits for another one and may take as long as that takes.
const WAITING = -1;

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

  beginRange({ first, last }: PageRange): void {
    Atomics.store(this.cells, RANGE_LAST, last);
    Atomics.store(this.cells, RANGE_FIRST, first);
  }

  /** No page is being read: the time that passes counts against none. */
  wait(): void {
    this.begin(WAITING);
  }

  get isWaiting(): boolean {
    return Atomics.load(this.cells, PAGE) === WAITING;
  }

  /** 0 before the first page and while waiting. */
  get page(): number {
    return Math.max(0, Atomics.load(this.cells, PAGE));
  }

  /** The range that the thread is in, or null before its first. */
  get range(): PageRange | null {
    const first = Atomics.load(this.cells, RANGE_FIRST);
    return first === 0 ? null : { first, last: Atomics.load(this.cells, RANGE_LAST) };
  }

  /** Differs after every `begin`. */
  get steps(): number {
    return Atomics.load(this.cells, STEPS);
  }
}
