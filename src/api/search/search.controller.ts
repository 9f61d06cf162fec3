import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { SearchService } from '../../search/search.service.js';
import { pageRange } from '../http/request-fields.js';
import { SearchRequest } from './requests.js';
import { SearchResponse } from './responses.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { AskedDocuments } from '../access/asked-documents.js';

@ApiTags('search')
@Access('read')
@Controller('search')
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly asked: AskedDocuments,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Find the passages that answer the query best, by meaning and by words, with their pages.',
  })
  @ApiOkResponse({ type: SearchResponse })
  @ApiNotFoundResponse({ description: 'There is no such document, or no such model.' })
  @ApiConflictResponse({ description: 'The library has no vectors of the model.' })
  async find(@Query() request: SearchRequest, @Allowed() allowed: AllowedDocuments): Promise<SearchResponse> {
    const { query, type, document, section, difficulty, pageFirst, pageLast, ...rest } = request;
    return this.search.search(query, {
      ...rest,
      types: type,
      documents: await this.asked.within(allowed, document, 'document'),
      sections: section,
      difficulties: difficulty,
      pages: pageRange(pageFirst, pageLast),
    });
  }
}
