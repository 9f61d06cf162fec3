import { Injectable } from '@nestjs/common';

/** Tells the workers of this process that there may be a job, so that they need not wait for their next look. */
@Injectable()
export class QueueBell {
  private readonly listeners = new Set<() => void>();

  ring(): void {
    for (const listener of this.listeners) listener();
  }

  /** @returns Ends the listening. */
  onRing(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
