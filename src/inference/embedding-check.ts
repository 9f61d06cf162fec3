import { Injectable } from '@nestjs/common';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { EngineSession } from './engine-session.js';

/** Embeds a text. Only `doctor` runs this check, because it starts a worker. */
@Injectable()
export class EmbeddingCheck extends RoomCheck {
  override readonly name = 'embedding';
  constructor(private readonly session: EngineSession) {
    super();
  }

  override async check(): Promise<Health> {
    return this.session.use(async (engine) => {
      const [model] = engine.models();
      const vector = await engine.embedQuery(model!, 'A short text.');
      const { kind, workers, device } = engine.info;
      return { message: `A text became ${vector.length} numbers (${workers} x ${kind}, ${device}).` };
    });
  }
}
