import { Injectable } from '@nestjs/common';
import { NamedModels } from '../embedding/named-models.js';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import { LibraryHolder } from './held/library-holder.js';
import type { ModelOnTrial, SearchRequest } from './search-request.js';
import { DatabaseSource } from './search-source.js';
import type { SearchSource } from './search-source.js';

/** Chooses where a search finds its chunks. */
@Injectable()
export class SearchSources {
  constructor(
    private readonly holder: LibraryHolder,
    private readonly database: DatabaseSource,
    private readonly models: NamedModels,
  ) {}

  /**
   * A model for several searches of any types.
   *
   * @throws {UserError} `model.missing`, `model.damaged`, `model.no_vectors`
   */
  named(model: string): Promise<ModelOnTrial> {
    return this.models.require(model);
  }

  /**
   * Memory, if the library is there as it is now, with the vectors that the request asks for.
   *
   * @returns Also the model that takes the place of the active one, if the request names any.
   * @throws {UserError} `model.missing`, `model.damaged`, `model.no_vectors`
   */
  async for({ model, types, trial }: SearchRequest): Promise<{
    readonly source: SearchSource;
    readonly trial?: ModelOnTrial;
  }> {
    const chosen = model === undefined ? trial : await this.models.require(model, types);
    // Only vectors by the active models are held.
    const held = chosen ? null : await this.holder.current();
    count(METRICS.searchSources, { source: held ? 'memory' : 'database' });
    return { source: held ?? this.database, trial: chosen };
  }
}
