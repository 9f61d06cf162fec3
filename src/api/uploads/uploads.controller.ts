import {
  Controller,
  Delete,
  Get,
  Head,
  HttpCode,
  Options,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { AnswersItself } from '../idempotency/answers-itself.decorator.js';
import { ResumableUploads } from './resumable-uploads.js';
import { UploadResponse } from './responses.js';

const VERSION = { name: 'Tus-Resumable', required: true, schema: { type: 'string', enum: ['1.0.0'] } };
const OFFSET = { name: 'Upload-Offset', required: true, schema: { type: 'integer', minimum: 0 } };
const ID = { name: 'id', description: 'Identifier of an upload.' };
const CONFLICT = { description: '`Upload-Offset` is not the number of bytes that have arrived.' };

/** @see ResumableUploads */
@ApiTags('uploads')
@Access('write')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: ResumableUploads) {}

  @Options()
  @Access('open')
  @HttpCode(204)
  @ApiOperation({ summary: 'What the server supports of the tus protocol, in headers.' })
  @ApiNoContentResponse()
  options(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.uploads.serve(request, response);
  }

  @Post()
  @AnswersItself()
  @ApiOperation({
    summary:
      'Begin a resumable upload (tus 1.0.0). `Upload-Metadata` may have `filename`, `title` and `difficulty`.',
  })
  @ApiConsumes('application/offset+octet-stream')
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Length', required: false, schema: { type: 'integer', minimum: 0 } })
  @ApiHeader({ name: 'Upload-Metadata', required: false })
  @ApiCreatedResponse({ type: UploadResponse, description: '`Location` is the address of the upload.' })
  create(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.uploads.serve(request, response);
  }

  @Head(':id')
  @ApiOperation({ summary: 'How many bytes have arrived, in `Upload-Offset`.' })
  @ApiHeader(VERSION)
  @ApiOkResponse()
  @ApiParam(ID)
  offset(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.uploads.serve(request, response);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far an upload is, and the document that it became.' })
  @ApiOkResponse({ type: UploadResponse })
  get(@Param('id') id: string): Promise<UploadResponse> {
    return this.uploads.view(id);
  }

  @Patch(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Send the next bytes. The last ones make it a document: see `Colophon-Document`.',
  })
  @ApiConsumes('application/offset+octet-stream')
  @ApiHeader(VERSION)
  @ApiHeader(OFFSET)
  @ApiNoContentResponse()
  @ApiConflictResponse(CONFLICT)
  @ApiParam(ID)
  append(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.uploads.serve(request, response);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give up an upload; a document that it became stays.' })
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiParam(ID)
  remove(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.uploads.serve(request, response);
  }
}
