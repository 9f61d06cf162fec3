/** The job is another worker's by now, or may be: this one was silent for longer than its lease. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease of the job ran out: another worker may have it.');
  }
}

/** A lease is renewed so often in its time: two renewals may fail before it runs out. */
const RENEWALS_A_LEASE = 3;

/** Keeps one job for the worker that runs it, and tells it when the job is no longer its own. */
export class Lease {
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private renewedAt = performance.now();
  private renewing = false;

  /** @param renew Answers false when another has the job. */
  constructor(
    private readonly leaseMs: number,
    private readonly renew: () => Promise<boolean>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => void this.beat(), leaseMs / RENEWALS_A_LEASE);
  }

  /** Aborts with `LeaseLost`. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  end(): void {
    clearInterval(this.timer);
  }

  /**
   * A process that stood still for longer than its lease, as on a busy machine, asks before it gives the job up: it may
   * be nobody else's. What has no answer counts as lost.
   */
  private async beat(): Promise<void> {
    if (this.renewing) {
      if (this.ranOut) this.lose();
      return;
    }
    this.renewing = true;
    const startedAt = performance.now();
    try {
      if (await this.renew()) this.renewedAt = startedAt;
      else this.lose();
    } catch (error) {
      this.onError(error);
      if (this.ranOut) this.lose();
    } finally {
      this.renewing = false;
    }
  }

  private get ranOut(): boolean {
    return performance.now() - this.renewedAt > this.leaseMs;
  }

  private lose(): void {
    this.end();
    this.lost.abort(new LeaseLost());
  }
}
