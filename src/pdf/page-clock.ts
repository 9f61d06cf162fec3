import type { PageRange } from './page-ranges.js';

const PAGE = 0;
const STEPS = 1;
const RANGE_FIRST = 2;
const RANGE_LAST = 3;
const CELLS = 4;

// Value of the page cell while the thread waits for another one, for which there is no time limit.
const WAITING = -1;

/**
 * Shows a watching thread which page a reading thread is on. It uses shared memory, because a thread inside a long call
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

  /** Marks that no page is being read, so that the time counts against none. */
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

  /** The range that the thread is reading, or null before its first one. */
  get range(): PageRange | null {
    const first = Atomics.load(this.cells, RANGE_FIRST);
    return first === 0 ? null : { first, last: Atomics.load(this.cells, RANGE_LAST) };
  }

  /** Changes with every `begin`. */
  get steps(): number {
    return Atomics.load(this.cells, STEPS);
  }
}
