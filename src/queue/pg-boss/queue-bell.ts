import { Injectable } from '@nestjs/common';

/** Notifies the workers of this process of a possible new job, so that they need not wait for their next poll. */
@Injectable()
export class QueueBell {
  private readonly listeners = new Set<() => void>();

  ring(): void {
    for (const listener of this.listeners) listener();
  }

  /** @returns A function that ends the subscription. */
  onRing(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
