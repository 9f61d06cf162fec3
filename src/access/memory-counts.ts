import { RequestCounts } from './request-counts.js';

/** Clients beyond this number within one minute are counted together. */
const MOST_CLIENTS = 100_000;
const OTHERS = 'others';

/** Counts the requests of one server. */
export class MemoryCounts extends RequestCounts {
  private readonly counts = new Map<string, number>();
  private window = 0;

  override add(whose: string, window: number): Promise<number> {
    if (window !== this.window) {
      this.counts.clear();
      this.window = window;
    }
    const known = this.counts.has(whose) || this.counts.size < MOST_CLIENTS;
    const counted = known ? whose : OTHERS;
    const count = (this.counts.get(counted) ?? 0) + 1;
    this.counts.set(counted, count);
    return Promise.resolve(count);
  }
}
