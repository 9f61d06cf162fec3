/** Gives the single backend to one connection at a time, in the order in which they asked. */
export class Turns<Owner> {
  private owner: Owner | null = null;
  private waiting: { readonly owner: Owner; readonly resolve: () => void }[] = [];

  holds(owner: Owner): boolean {
    return this.owner === owner;
  }

  /** Resolves when the caller has the backend; immediately when it already has. */
  async take(owner: Owner): Promise<void> {
    if (this.owner === owner) return;
    if (this.owner === null) {
      this.owner = owner;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push({ owner, resolve }));
  }

  release(owner: Owner): void {
    if (this.owner !== owner) return;
    const next = this.waiting.shift();
    this.owner = next ? next.owner : null;
    next?.resolve();
  }
}
