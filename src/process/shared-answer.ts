/**
 * Asks one question for all who want its answer at the same time. Who comes while it is being asked waits for the next
 * answer, so that no answer is older than the wish for it.
 */
export class SharedAnswer<T> {
  private asked: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly ask: () => Promise<T>) {}

  /** Rejects as the question does, for all who share the answer. */
  get(): Promise<T> {
    if (!this.asked && !this.next) return this.begin();
    this.next ??= this.asked!.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  private begin(): Promise<T> {
    this.next = null;
    const asked = this.ask().finally(() => {
      // What waits for this answer has begun the next question by then.
      if (this.asked === asked) this.asked = null;
    });
    this.asked = asked;
    return asked;
  }
}
