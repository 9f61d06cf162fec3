import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DocumentsService } from '../../documents/documents.service.js';
import { EventStreams } from './event-streams.js';
import { eventIdOf } from './last-event-id.js';
import { Access } from '../access/access.decorator.js';

const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  required: false,
  description: 'The id of the last event that the client has; all later events are sent first.',
};
const STREAM = {
  status: 200,
  content: { 'text/event-stream': { schema: { type: 'string' } } },
  description:
    'Server-sent events `run` (state, stage, percent, progress, saved, stageStartedAt, rate, secondsLeft, attempts, error), ' +
    '`document` (status, message, deleted), `correction` (correctionId, kind, status) and `reset` (the missed events are ' +
    'no longer stored: read the present state); a comment every 15 s.',
};
const STREAM_OF_ALL = {
  ...STREAM,
  description:
    STREAM.description +
    ' Of the library as a whole: `model_change` (changeId, model, state, message, done, total), `topics` (the tree of ' +
    'topics or their vectors have changed) and `ranking` (rankingId, status).',
};
const FULL = { status: 503, description: '`events.too_many_clients`.' };
const CLIENT_FULL = { status: 429, description: '`events.client_full`: this client has too many streams.' };

@ApiTags('events')
@Access('read')
@Controller()
export class EventsController {
  constructor(
    private readonly streams: EventStreams,
    private readonly documents: DocumentsService,
  ) {}

  @Get('events')
  @ApiOperation({
    summary:
      'The changes of all documents and runs, of models, topics and rankings, whichever process makes them.',
  })
  @ApiProduces('text/event-stream')
  @ApiHeader(LAST_EVENT_ID)
  @ApiResponse(STREAM_OF_ALL)
  @ApiResponse(FULL)
  @ApiResponse(CLIENT_FULL)
  all(
    @Headers('last-event-id') last: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.serve(request, response, { documentId: null, after: eventIdOf(last) });
  }

  @Get('documents/:id/events')
  @ApiParam({ name: 'id', description: 'Identifier of a document.' })
  @ApiOperation({ summary: 'The changes of one document and its runs.' })
  @ApiProduces('text/event-stream')
  @ApiHeader(LAST_EVENT_ID)
  @ApiResponse(STREAM)
  @ApiResponse(FULL)
  @ApiResponse(CLIENT_FULL)
  async ofDocument(
    @Param('id') id: string,
    @Headers('last-event-id') last: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const document = await this.documents.get(id);
    await this.streams.serve(request, response, { documentId: document.id, after: eventIdOf(last) });
  }
}
