import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { ContentsService } from '../../reading/contents.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { SectionChunksRequest } from '../chunks/requests.js';
import { CursorRequest } from '../lists/cursor-request.js';
import { TreeRequest } from './requests.js';
import { ContentsResponse, ContentsTreeResponse, WholeSectionResponse } from './responses.js';

@ApiTags('contents')
@Access('read')
@Controller()
export class ContentsController {
  constructor(private readonly contents: ContentsService) {}

  @Get('documents/:id/contents')
  @ApiParam({ name: 'id', description: 'Identifier of a document.' })
  @ApiOperation({ summary: 'The contents of a book as a list, with pages and counts of chunks.' })
  @ApiOkResponse({ type: ContentsResponse })
  list(@Param('id') id: string, @Query() request: CursorRequest): Promise<ContentsResponse> {
    return this.contents.flat(id, request);
  }

  @Get('documents/:id/contents/tree')
  @ApiParam({ name: 'id', description: 'Identifier of a document.' })
  @ApiOperation({
    summary: 'The contents of a book as a tree; deeper levels are left out if it is too large.',
  })
  @ApiOkResponse({ type: ContentsTreeResponse })
  tree(@Param('id') id: string, @Query() { levels }: TreeRequest): Promise<ContentsTreeResponse> {
    return this.contents.tree(id, levels);
  }

  @Get('sections/:id')
  @ApiParam({ name: 'id', description: 'Identifier of a section.' })
  @ApiOperation({ summary: 'A section with the sections directly below it and its chunks.' })
  @ApiOkResponse({ type: WholeSectionResponse })
  section(
    @Param('id') id: string,
    @Query() { type, ...request }: SectionChunksRequest,
    @Allowed() allowed: AllowedDocuments,
  ): Promise<WholeSectionResponse> {
    return this.contents.section(id, { ...request, types: type }, allowed);
  }
}
