import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SearchService } from '../search/search.service.js';
import type { SearchAnswer } from '../search/search.service.js';
import { SearchRequest } from './requests.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @ApiOperation({ summary: 'Find the passages that are closest in meaning to the query, with their pages.' })
  find(@Query() { query, limit, type, document }: SearchRequest): Promise<SearchAnswer> {
    return this.search.search(query, { limit, types: type, documents: document });
  }
}
