import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { AllowedDocuments } from '../../access/caller.js';
import { DocumentListService } from '../../documents/document-list.service.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { UserError } from '../../errors/errors.js';
import { documentView } from '../../documents/document-view.js';
import { statusView } from '../../runs/document-view.js';
import { IngestionService } from '../../ingestion/ingestion.service.js';
import { RunHistoryService } from '../../runs/run-history.service.js';
import { runView } from '../../runs/run-view.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { StatusResponse } from '../runs/responses.js';
import { pick } from '../lists/sparse-fields.js';
import { ChangeRequest, DeleteRequest, DocumentListRequest, UploadRequest } from './requests.js';
import {
  DeletionResponse,
  DocumentDetailsResponse,
  DocumentListResponse,
  DocumentResponse,
  SparseDocumentListResponse,
  UploadedDocumentResponse,
} from './responses.js';
import { UploadInterceptor } from './upload.interceptor.js';
import type { UploadedRequest } from './upload.interceptor.js';

@ApiTags('documents')
@ApiExtraModels(DocumentListResponse, SparseDocumentListResponse)
@Access('read')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly lists: DocumentListService,
    private readonly ingestion: IngestionService,
    private readonly history: RunHistoryService,
  ) {}

  @Post()
  @Access('write')
  @UseInterceptors(UploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadRequest })
  @ApiOperation({
    summary: 'Upload a PDF; uploading the same bytes again returns the existing document (200).',
  })
  @ApiCreatedResponse({ type: UploadedDocumentResponse })
  @ApiOkResponse({ type: UploadedDocumentResponse, description: 'The library already contained the file.' })
  async upload(
    @Req() request: UploadedRequest,
    @Body() body: UploadRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadedDocumentResponse> {
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
  @ApiOperation({ summary: 'List documents, newest first, with counts by status and difficulty.' })
  @ApiOkResponse({
    description: 'With `fields`, results have only these.',
    schema: {
      anyOf: [
        { $ref: getSchemaPath(DocumentListResponse) },
        { $ref: getSchemaPath(SparseDocumentListResponse) },
      ],
    },
  })
  async list(
    @Query() request: DocumentListRequest,
    @Allowed() allowed: AllowedDocuments,
  ): Promise<SparseDocumentListResponse> {
    const { status, difficulty, document, from, until, fields, ...rest } = request;
    const found = await this.lists.list({
      ...rest,
      only: allowed,
      ids: document,
      statuses: status,
      difficulties: difficulty,
      from: from === undefined ? undefined : new Date(from),
      until: until === undefined ? undefined : new Date(until),
    });
    return { ...found, results: found.results.map((document) => pick(document, fields)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One document, with its newest run.' })
  @ApiOkResponse({ type: DocumentDetailsResponse })
  async get(@Param('id') id: string): Promise<DocumentDetailsResponse> {
    const document = await this.documents.get(id);
    const last = await this.history.last(document.id);
    return { ...documentView(document), lastRun: last && runView(last) };
  }

  @Get(':id/status')
  @Access('read', { isStatus: true })
  @ApiOperation({ summary: 'The progress of a document; cheap enough to poll every second.' })
  @ApiOkResponse({ type: StatusResponse })
  async status(@Param('id') id: string): Promise<StatusResponse> {
    return statusView(await this.ingestion.progress(id));
  }

  @Patch(':id')
  @Access('write')
  @ApiOperation({
    summary:
      'Change the title or difficulty of a document; ingestion never overwrites a title that was set here.',
  })
  @ApiOkResponse({ type: DocumentResponse })
  async change(@Param('id') id: string, @Body() changes: ChangeRequest): Promise<DocumentResponse> {
    return documentView(await this.documents.change(id, changes));
  }

  @Post(':id/restore')
  @Access('write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a hidden document back; a live one stays as it is.' })
  @ApiOkResponse({ type: DocumentResponse })
  async restore(@Param('id') id: string): Promise<DocumentResponse> {
    return documentView(await this.documents.restore(id));
  }

  @Delete(':id')
  @Access('admin')
  @ApiOperation({
    summary:
      'Hide a document, or remove it with everything that belongs to it; a run in progress is stopped.',
  })
  @ApiOkResponse({ type: DeletionResponse })
  delete(@Param('id') id: string, @Query() { hard }: DeleteRequest): Promise<DeletionResponse> {
    return this.ingestion.delete(id, hard ?? false);
  }
}
