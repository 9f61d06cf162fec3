import { Controller, Ip, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { documentView } from '../../documents/document-view.js';
import { SampleService } from '../../ingestion/sample.service.js';
import { Access } from '../access/access.decorator.js';
import { SampleResponse } from './responses.js';

@ApiTags('documents')
@Controller('documents/sample')
export class SampleController {
  constructor(private readonly sample: SampleService) {}

  @Post()
  @Access('write')
  @ApiOperation({ summary: 'Add the book that comes with the program and ingest it in the background.' })
  @ApiCreatedResponse({ type: SampleResponse })
  @ApiOkResponse({ type: SampleResponse, description: 'The library already contained it.' })
  async add(@Ip() client: string, @Res({ passthrough: true }) response: Response): Promise<SampleResponse> {
    const { document, reused, runId } = await this.sample.add(client);
    response.status(reused ? 200 : 201);
    return { ...documentView(document), reused, runId };
  }
}
