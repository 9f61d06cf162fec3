import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { documentView } from '../../documents/document-view.js';
import { WebBooks } from '../../documents/web-books.service.js';
import { Access } from '../access/access.decorator.js';
import { untilGone } from '../http/until-gone.js';
import { FromAddressRequest } from './requests.js';
import { UploadedDocumentResponse } from './responses.js';

@ApiTags('documents')
@Controller('documents/from-address')
export class FromAddressController {
  constructor(private readonly books: WebBooks) {}

  @Post()
  @Access('write')
  @ApiOperation({
    summary: 'Upload a PDF from its web address, of a host that UPLOAD_FROM_HOSTS names.',
  })
  @ApiCreatedResponse({ type: UploadedDocumentResponse })
  @ApiOkResponse({ type: UploadedDocumentResponse, description: 'The library already contained the file.' })
  @ApiResponse({
    status: 403,
    description: '`address.off`, `address.not_allowed`, or the host name is wrong.',
  })
  @ApiResponse({
    status: 503,
    description: '`address.unreachable`, `address.too_slow`, `address.no_answer`.',
  })
  async upload(
    @Body() { url, ...details }: FromAddressRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadedDocumentResponse> {
    const { document, reused } = await this.books.add(url, details, untilGone(request, response));
    response.status(reused ? 200 : 201);
    return { ...documentView(document), reused };
  }
}
