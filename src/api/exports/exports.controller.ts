import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { BookExportService } from '../../reading/book-export.service.js';
import type { ExportFormat } from '../../reading/book-export.service.js';
import { Access } from '../access/access.decorator.js';
import { sendStream } from '../http/send-stream.js';
import { ExportRequest } from './requests.js';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/x-ndjson',
  markdown: 'text/markdown; charset=utf-8',
};
const FILES: Readonly<Record<ExportFormat, string>> = { jsonl: 'jsonl', markdown: 'md' };
const TEXT = { schema: { type: 'string' } } as const;

@ApiTags('documents')
@Access('read')
@Controller('documents/:id/export')
export class ExportsController {
  constructor(private readonly exports: BookExportService) {}

  @Get()
  @ApiParam({ name: 'id', description: 'Identifier of a document.' })
  @ApiOperation({
    summary: 'A whole book as JSON lines (manifest, sections, chunks with boxes, end) or as Markdown.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': TEXT, 'text/markdown': TEXT } })
  @ApiResponse({ status: 409, description: 'The document is not ingested yet.' })
  async get(
    @Param('id') id: string,
    @Query() { format }: ExportRequest,
    @Res() response: Response,
  ): Promise<void> {
    const pieces = await this.exports.export(id, format);
    // The name of the book may have any characters; its identifier has none that a header cannot hold.
    response.attachment(`${id}.${FILES[format]}`);
    response.type(TYPES[format]);
    await sendStream(response, pieces);
  }
}
