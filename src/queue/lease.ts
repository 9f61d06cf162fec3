/** Another worker has the job, or may have it, because this one was silent for longer than its lease. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease of the job ran out: another worker may have it.');
  }
}

/** How often a lease is renewed before it expires: two renewals may fail. */
const RENEWALS_A_LEASE = 3;

/** Keeps a job for the worker that runs it, and notifies the worker when the job is no longer its own. */
export class Lease {
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private renewedAt = performance.now();
  private renewing = false;

  /** @param renew Returns false when another worker has the job. */
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
   * A process that was frozen for longer than its lease, for example on a busy machine, first tries to renew the lease:
   * perhaps nobody else has taken the job. Without an answer the lease counts as lost.
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
