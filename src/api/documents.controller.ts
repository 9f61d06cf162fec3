import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
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
import { documentView } from '../documents/document-view.js';
import { statusView } from '../runs/document-view.js';
import type { DocumentView } from '../documents/document-view.js';
import type { StatusView } from '../runs/document-view.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { RunHistoryService } from '../runs/run-history.service.js';
import { runView } from '../runs/run-view.js';
import type { RunView } from '../runs/run-view.js';
import { pageLinks } from './page-links.js';
import { ChangeRequest, DeleteRequest, PageRequest, UploadRequest } from './requests.js';
import { UploadInterceptor } from './upload.interceptor.js';
import type { UploadedRequest } from './upload.interceptor.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly ingestion: IngestionService,
    private readonly history: RunHistoryService,
  ) {}

  @Post()
  @UseInterceptors(UploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiOperation({
    summary: 'Upload a PDF; uploading the same bytes again returns the existing document (200).',
  })
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
    const { document, reused } = await this.documents.addUpload(file, file.originalName, {
      title: body.title,
      difficulty: body.difficulty,
    });
    response.status(reused ? 200 : 201);
    return { ...documentView(document), reused };
  }

  @Get()
  @ApiOperation({ summary: 'List the live documents, newest first.' })
  async list(@Query() { limit, offset }: PageRequest) {
    const page = await this.documents.list(limit, offset);
    return {
      count: page.count,
      ...pageLinks('/v1/documents', limit, offset, page.count),
      byStatus: page.byStatus,
      results: page.documents.map((document) => ({ ...documentView(document), chunks: document.chunks })),
    };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One document, with its newest run.' })
  async get(@Param('id') id: string): Promise<DocumentView & { lastRun: RunView | null }> {
    const document = await this.documents.get(id);
    const last = await this.history.last(document.id);
    return { ...documentView(document), lastRun: last && runView(last) };
  }

  @Get(':id/status')
  @ApiOperation({ summary: 'The progress of a document; cheap enough to poll every second.' })
  async status(@Param('id') id: string): Promise<StatusView> {
    return statusView(await this.ingestion.progress(id));
  }

  @Patch(':id')
  @ApiOperation({
    summary:
      'Change the title or difficulty of a document; ingestion never overwrites a title that was set here.',
  })
  async change(@Param('id') id: string, @Body() changes: ChangeRequest): Promise<DocumentView> {
    return documentView(await this.documents.change(id, changes));
  }

  @Delete(':id')
  @ApiOperation({
    summary:
      'Hide a document, or remove it with everything that belongs to it; a run in progress is stopped.',
  })
  delete(@Param('id') id: string, @Query() { hard }: DeleteRequest): Promise<Deletion> {
    return this.ingestion.delete(id, hard ?? false);
  }
}
