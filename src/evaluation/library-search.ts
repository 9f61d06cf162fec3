import { Injectable } from '@nestjs/common';
import { LEGS } from '../search/fuse.js';
import type { ModelOnTrial } from '../search/search-request.js';
import { SearchService } from '../search/search.service.js';
import { AskedSearch } from './asked-search.js';
import type { AskOptions, RankedPages } from './asked-search.js';

/** The search of this library, as readers use it. */
@Injectable()
export class LibrarySearch extends AskedSearch {
  readonly legs = LEGS;

  constructor(private readonly search: SearchService) {
    super();
  }

  trialOf(model: string | undefined): Promise<ModelOnTrial | undefined> {
    return this.search.trialOf(model);
  }

  async ask(query: string, { leg, documents, limit, trial }: AskOptions): Promise<readonly RankedPages[]> {
    const own = this.legs.find((candidate) => candidate === leg);
    return (await this.search.search(query, { documents, limit, trial, leg: own })).results;
  }
}
