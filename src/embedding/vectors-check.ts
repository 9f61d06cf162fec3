import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { lookIntoDatabase } from '../database/use-database.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { modelKeyFor } from '../inference/model-slots.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { contradictionsOf, readActive } from './active-model-rows.js';
import { VectorIndexConfig } from './vector-index.config.js';
import { VectorIndexes } from './vector-indexes.service.js';
import type { ModelIndex } from './vector-indexes.service.js';

/**
 * Looks at the vectors of the library: with which models it is searched, and whether they have the index that makes
 * searches fast. Only `doctor` runs this check, because it counts all vectors.
 */
@Injectable()
export class VectorsCheck extends RoomCheck {
  override readonly name = 'vectors';

  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    private readonly index: VectorIndexConfig,
    private readonly embedding: EmbeddingConfig,
  ) {
    super();
  }

  override async check(): Promise<Health> {
    const settings = { url: this.database.url, dataDir: this.storage.dataDir };
    return lookIntoDatabase(settings, 'colophon doctor', async ({ dataSource, schema }) => {
      if (schema.state === 'new') return { message: messageOf([]) };
      if (schema.state === 'outdated') return { message: 'Not counted: migrations are pending.' };
      const indexes = await new VectorIndexes(dataSource, this.index, this.database).check();
      const active = await readActive((statement) => dataSource.query(statement));
      const contradictions = contradictionsOf(active, (type) => modelKeyFor(type, this.embedding));
      return { message: messageOf(indexes), warnings: [...indexes.flatMap(problemOf), ...contradictions] };
    });
  }
}

function messageOf(indexes: readonly ModelIndex[]): string {
  if (indexes.length === 0) return 'The library has no vectors yet.';
  const each = indexes.map(({ model, vectors, state }) => {
    const how = state === 'whole' ? 'with an index' : 'searched exactly';
    return `${vectors} of ${model}, ${how}`;
  });
  return `Vectors: ${each.join('; ')}.`;
}

function problemOf({ model, state, wanted }: ModelIndex): string[] {
  if (state === 'broken') return [`The index of ${model} is broken: "colophon index build" builds it anew.`];
  if (state !== 'none' || !wanted) return [];
  return [`The vectors of ${model} have no index, so searches are slow: "colophon index build" builds it.`];
}
