/** Caches an answer for a short time. Callers that ask while it is being computed share the same answer. */
export class RecentAnswer<T> {
  private last: { readonly at: number; readonly answer: Promise<T> } | null = null;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly keptMs: number,
  ) {}

  get(): Promise<T> {
    const now = performance.now();
    if (!this.last || now - this.last.at > this.keptMs) this.last = { at: now, answer: this.ask() };
    return this.last.answer;
  }
}
