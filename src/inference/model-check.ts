import { Injectable } from '@nestjs/common';
import { RoomCheck } from '../process/room-check.js';
import type { CheckDepth, Health } from '../process/room-check.js';
import { EmbeddingConfig } from './embedding.config.js';
import { ModelCatalog } from './model-catalog.js';
import { modelKeys } from './model-slots.js';

/** Verifies the files of the models in use by their SHA-256. */
@Injectable()
export class ModelCheck extends RoomCheck {
  override readonly name = 'model';

  constructor(
    private readonly config: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
  ) {
    super();
  }

  override async check(depth: CheckDepth): Promise<Health> {
    const keys = modelKeys(this.config);
    const models = await Promise.all(keys.map((key) => this.catalog.load(key)));
    if (depth === 'reach') {
      const { key, dimension } = models[0]!.manifest;
      return { message: 'The models can be read.', details: { key, dimension, models: keys } };
    }
    const lines = models.map(
      ({ manifest, directory }) => `${manifest.key} in ${directory}: its files have their sha256.`,
    );
    return { message: lines.join(' ') };
  }
}
