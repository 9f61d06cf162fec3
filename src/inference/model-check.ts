import { Injectable } from '@nestjs/common';
import { RoomCheck } from '../process/room-check.js';
import type { CheckDepth, Health } from '../process/room-check.js';
import { EmbeddingEngine } from './embedding-engine.js';
import { ModelCatalog } from './model-catalog.js';

/** Proves the files of the models in use by their SHA-256. */
@Injectable()
export class ModelCheck extends RoomCheck {
  override readonly name = 'model';

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly catalog: ModelCatalog,
  ) {
    super();
  }

  override async check(depth: CheckDepth): Promise<Health> {
    const keys = this.engine.models();
    if (depth === 'reach') {
      const [first] = await Promise.all(keys.map((key) => this.engine.identity(key)));
      const { key, dimension } = first!;
      return { message: 'The models can be read.', details: { key, dimension, models: keys } };
    }
    const models = await Promise.all(keys.map((key) => this.catalog.load(key)));
    const lines = models.map(
      ({ manifest, directory }) => `${manifest.key} in ${directory}: its files have their sha256.`,
    );
    return { message: lines.join(' ') };
  }
}
