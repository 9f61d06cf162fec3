import { Injectable } from '@nestjs/common';
import { SearchService } from '../search/search.service.js';
import { AskedSearch } from './asked-search.js';
import type { AskOptions, RankedPages } from './asked-search.js';

/** The search of this library, as readers use it. */
@Injectable()
export class LibrarySearch extends AskedSearch {
  readonly legs = ['vector'] as const;

  constructor(private readonly search: SearchService) {
    super();
  }

  async ask(query: string, { documents, limit }: AskOptions): Promise<readonly RankedPages[]> {
    return (await this.search.search(query, { documents, limit, types: [] })).results;
  }
}
