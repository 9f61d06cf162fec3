/** Does pieces of work side by side, a few at a time; the one who brings them waits for a free lane. */
export class Lanes {
  private readonly busy = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly count: number) {}

  /** Begins a piece of work when a lane is free. @throws the error of an earlier piece; then nothing more is begun. */
  async begin(work: () => Promise<void>): Promise<void> {
    while (this.busy.size >= this.count) await Promise.race(this.busy);
    this.throwIfFailed();
    const lane = work()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.busy.delete(lane));
    this.busy.add(lane);
  }

  /** Waits until all lanes are free. @throws the first error. */
  async end(): Promise<void> {
    await Promise.all(this.busy);
    this.throwIfFailed();
  }

  /** The same, for the way out: the error that is on its way says enough. */
  async settle(): Promise<void> {
    await Promise.all(this.busy);
  }

  private throwIfFailed(): void {
    if (this.failure) throw this.failure.error;
  }
}
