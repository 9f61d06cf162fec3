import { Injectable } from '@nestjs/common';

/** Tells the consumer of this process, where there is one, that a run was queued: it need not wait for its next look. */
@Injectable()
export class QueueBell {
  private readonly listeners = new Set<() => void>();

  onRing(listener: () => void): void {
    this.listeners.add(listener);
  }

  ring(): void {
    for (const listener of this.listeners) listener();
  }
}
