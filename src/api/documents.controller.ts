import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DocumentsService } from '../documents/documents.service.js';
import type { Deletion } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { documentView, statusView } from '../ingestion/document-view.js';
import type { DocumentView, StatusView } from '../ingestion/document-view.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { DeleteRequest, PageRequest, StartRequest, UploadRequest } from './requests.js';
import { UploadInterceptor } from './upload.interceptor.js';
import type { UploadedRequest } from './upload.interceptor.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly ingestion: IngestionService,
  ) {}

  @Post()
  @UseInterceptors(UploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiOperation({ summary: 'Upload a PDF; the same bytes again answer the document they are (200).' })
  async upload(
    @Req() request: UploadedRequest,
    @Body() body: UploadRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentView & { reused: boolean }> {
    const file = request.uploaded;
    if (!file) {
      throw new UserError('request.invalid', 'The request has no file.', {
        field: 'file',
        hint: 'Send multipart/form-data with the PDF in the field "file".',
      });
    }
    const { document, reused } = await this.documents.addReceived(file, file.originalName, body.difficulty);
    response.status(reused ? 200 : 201);
    return { ...documentView(document), reused };
  }

  @Get()
  @ApiOperation({ summary: 'List the live documents, newest first.' })
  async list(@Query() { limit, offset }: PageRequest) {
    const page = await this.documents.list(limit, offset);
    const link = (from: number) => `/v1/documents?limit=${limit}&offset=${from}`;
    return {
      count: page.count,
      next: offset + limit < page.count ? link(offset + limit) : null,
      previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
      byStatus: page.byStatus,
      results: page.documents.map((document) => ({ ...documentView(document), chunks: document.chunks })),
    };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One document.' })
  async get(@Param('id') id: string): Promise<DocumentView> {
    return documentView(await this.documents.get(id));
  }

  @Get(':id/status')
  @ApiOperation({ summary: 'How far a document is; light enough to ask every second.' })
  async status(@Param('id') id: string): Promise<StatusView> {
    return statusView(await this.ingestion.progress(id));
  }

  @Post(':id/runs')
  @HttpCode(202)
  @ApiOperation({ summary: 'Start or restart the ingestion; it runs in the background.' })
  async start(
    @Param('id') id: string,
    @Body() body: StartRequest,
  ): Promise<{ runId: string; status: 'queued' }> {
    const { runId } = await this.ingestion.start(id, body.force);
    return { runId, status: 'queued' };
  }

  @Delete(':id')
  @ApiOperation({
    summary: 'Hide a document, or remove it with all that is its own; a run in progress is stopped.',
  })
  delete(@Param('id') id: string, @Query() { hard }: DeleteRequest): Promise<Deletion> {
    return this.ingestion.delete(id, hard ?? false);
  }
}
