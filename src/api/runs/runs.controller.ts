import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { AllowedDocuments } from '../../access/caller.js';
import { IngestionService } from '../../ingestion/ingestion.service.js';
import { RunHistoryService } from '../../runs/run-history.service.js';
import { spanOf } from '../../runs/run-states.js';
import { runView } from '../../runs/run-view.js';
import { pageLinks } from '../lists/page-links.js';
import { PageRequest } from '../lists/page-request.js';
import { ReprocessRequest, StartRequest } from './requests.js';
import {
  CancellationResponse,
  QueuedResponse,
  RunListResponse,
  RunResponse,
  StartedResponse,
} from './responses.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';

const DOCUMENT_ID = { name: 'id', description: 'Identifier of a document.' };
const QUEUED = { status: 202, description: 'The run is queued.', type: QueuedResponse };
const CONFLICT = {
  status: 409,
  description: 'The state of the document does not allow it; `detail` names it.',
};
const FULL = { status: 503, description: '`queue.full`: the queue has reached its limit of waiting runs.' };
const CLIENT_FULL = {
  status: 429,
  description: '`queue.client_full`: this client has reached its limit of waiting runs.',
};

@ApiTags('runs')
@Access('write')
@Controller()
export class RunsController {
  constructor(
    private readonly ingestion: IngestionService,
    private readonly history: RunHistoryService,
  ) {}

  @Post('documents/:id/runs')
  @HttpCode(202)
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'Start or restart the ingestion; it runs in the background.' })
  @ApiResponse(QUEUED)
  @ApiResponse(CONFLICT)
  @ApiResponse(FULL)
  @ApiResponse(CLIENT_FULL)
  @ApiResponse({
    status: 200,
    type: StartedResponse,
    description: 'The document is complete and `force` is not set: the run that completed it.',
  })
  async start(
    @Param('id') id: string,
    @Body() body: StartRequest,
    @Ip() client: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StartedResponse> {
    const started = await this.ingestion.start(id, body.force, client);
    if (started.status === 'completed') response.status(200);
    return started;
  }

  @Get('documents/:id/runs')
  @Access('read')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'The runs of a document, newest first: stages, durations, attempts, errors.' })
  @ApiOkResponse({ type: RunListResponse })
  async list(@Param('id') id: string, @Query() { limit, offset }: PageRequest): Promise<RunListResponse> {
    const { runs, count } = await this.history.page(id, limit, offset);
    const links = pageLinks(`documents/${id}/runs`, limit, offset, count);
    return { count, ...links, results: runs.map(runView) };
  }

  @Get('runs/:id')
  @Access('read')
  @ApiParam({ name: 'id', description: 'Identifier of a run.' })
  @ApiOperation({ summary: 'One run.' })
  @ApiOkResponse({ type: RunResponse })
  async get(@Param('id') id: string, @Allowed() allowed: AllowedDocuments): Promise<RunResponse> {
    return runView(await this.history.get(id, allowed));
  }

  @Post('documents/:id/cancel')
  @HttpCode(202)
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({
    summary:
      'Cancel the queued or active run, or clear the failure of a failed document. What was not published is removed; what was published stays.',
  })
  @ApiResponse({ status: 202, type: CancellationResponse })
  @ApiResponse(CONFLICT)
  cancel(@Param('id') id: string): Promise<CancellationResponse> {
    return this.ingestion.cancel(id);
  }

  @Post('documents/:id/retry')
  @HttpCode(202)
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'Retry what failed or was cancelled; saved vectors are reused.' })
  @ApiResponse(QUEUED)
  @ApiResponse(CONFLICT)
  @ApiResponse(FULL)
  @ApiResponse(CLIENT_FULL)
  async retry(@Param('id') id: string, @Ip() client: string): Promise<QueuedResponse> {
    return { ...(await this.ingestion.retry(id, client)), status: 'queued' };
  }

  @Post('documents/:id/reprocess')
  @HttpCode(202)
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({
    summary:
      'Process the document again, or only some stages; the published version stays searchable until the new one replaces it.',
  })
  @ApiResponse(QUEUED)
  @ApiResponse(CONFLICT)
  @ApiResponse(FULL)
  @ApiResponse(CLIENT_FULL)
  async reprocess(
    @Param('id') id: string,
    @Body() { stage, until }: ReprocessRequest,
    @Ip() client: string,
  ): Promise<QueuedResponse> {
    return { ...(await this.ingestion.reprocess(id, spanOf(stage, until), client)), status: 'queued' };
  }
}
