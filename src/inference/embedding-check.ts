import { Injectable } from '@nestjs/common';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { EmbeddingEngine } from './embedding-engine.js';

/** Embeds a text. */
@Injectable()
export class EmbeddingCheck extends RoomCheck {
  override readonly name = 'embedding';
  /** It starts a worker. */
  override readonly isProbed = false;

  constructor(private readonly engine: EmbeddingEngine) {
    super();
  }

  override async check(): Promise<Health> {
    const [model] = this.engine.models();
    const vector = await this.engine.embedQuery(model!, 'A short text.');
    const { kind, workers, device } = await this.engine.info();
    return { message: `A text became ${vector.length} numbers (${workers} x ${kind}, ${device}).` };
  }
}
