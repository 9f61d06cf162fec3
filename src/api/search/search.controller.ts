import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SearchService } from '../../search/search.service.js';
import { LAST_PAGE, SearchRequest } from './requests.js';
import { SearchResponse } from './responses.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @ApiOperation({
    summary: 'Find the passages that answer the query best, by meaning and by words, with their pages.',
  })
  @ApiOkResponse({ type: SearchResponse })
  @ApiNotFoundResponse({ description: 'There is no such document or section.' })
  find(@Query() request: SearchRequest): Promise<SearchResponse> {
    const { query, type, document, section, difficulty, pageFirst, pageLast, ...rest } = request;
    return this.search.search(query, {
      ...rest,
      types: type,
      documents: document,
      sections: section,
      difficulties: difficulty,
      ...((pageFirst ?? pageLast) !== undefined && {
        pages: { first: pageFirst ?? 1, last: pageLast ?? LAST_PAGE },
      }),
    });
  }
}
