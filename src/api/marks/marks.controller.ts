import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { MarksService } from '../../reading/marks.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { MarksRequest } from './requests.js';
import { ChunkMarksResponse } from './responses.js';

@ApiTags('pages')
@Access('read')
@Controller('chunks/:id/marks')
export class MarksController {
  constructor(private readonly service: MarksService) {}

  @Get()
  @ApiParam({ name: 'id', description: 'Identifier of a chunk.' })
  @ApiOperation({ summary: 'Where a chunk stands on its pages, and where it has the words of a query.' })
  @ApiOkResponse({ type: ChunkMarksResponse })
  marks(
    @Param('id') id: string,
    @Query() { query }: MarksRequest,
    @Allowed() only: AllowedDocuments,
  ): Promise<ChunkMarksResponse> {
    return this.service.marks(id, { query, only });
  }
}
