import { Injectable } from '@nestjs/common';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import { LibraryHolder } from './held/library-holder.js';
import type { SearchRequest } from './search-request.js';
import { DatabaseSource } from './search-source.js';
import type { SearchSource } from './search-source.js';

/** Chooses where a search finds its chunks. */
@Injectable()
export class SearchSources {
  constructor(
    private readonly holder: LibraryHolder,
    private readonly database: DatabaseSource,
  ) {}

  /** Memory, if the library is there as it is now, with the vectors that the request asks for. */
  async for({ trial }: Pick<SearchRequest, 'trial'>): Promise<SearchSource> {
    // The model on trial is not the one whose vectors are held.
    const held = trial ? null : await this.holder.current();
    count(METRICS.searchSources, { source: held ? 'memory' : 'database' });
    return held ?? this.database;
  }
}
