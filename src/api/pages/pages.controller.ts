import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PICTURE_FORMATS } from '../../pdf/render/desk-protocol.js';
import { BookIndexService } from '../../reading/book-index.service.js';
import { LedgerService } from '../../reading/ledger.service.js';
import { PagesService } from '../../reading/pages.service.js';
import { Access } from '../access/access.decorator.js';
import { LAST_PAGE } from '../http/request-fields.js';
import { CursorRequest } from '../lists/cursor-request.js';
import { PagePath, PictureRequest } from './requests.js';
import { BookIndexResponse, LedgerResponse, StoredPageResponse } from './responses.js';

const DOCUMENT_ID = { name: 'id', type: String, description: 'Identifier of a document.' };
const PAGE = {
  name: 'page',
  schema: { type: 'integer', minimum: 1, maximum: LAST_PAGE } as const,
  description: 'Physical page, from 1.',
};
const PICTURE = { schema: { type: 'string', format: 'binary' } } as const;
const A_YEAR = 31_536_000;

@ApiTags('pages')
@Access('read')
@Controller('documents/:id')
export class PagesController implements OnApplicationBootstrap {
  constructor(
    private readonly pages: PagesService,
    private readonly ledgers: LedgerService,
    private readonly indexes: BookIndexService,
  ) {}

  onApplicationBootstrap(): void {
    this.pages.prepareSoon();
  }

  @Get('pages/:page')
  @ApiParam(DOCUMENT_ID)
  @ApiParam(PAGE)
  @ApiOperation({ summary: 'The lines of a page with their boxes, and the chunks that stand on it.' })
  @ApiOkResponse({ type: StoredPageResponse })
  page(@Param() { id, page }: PagePath): Promise<StoredPageResponse> {
    return this.pages.page(id, page);
  }

  @Get('pages/:page/picture')
  @Access('read', { signedLinks: true })
  @ApiParam(DOCUMENT_ID)
  @ApiParam(PAGE)
  @ApiOperation({ summary: 'The picture of a page, with or without the borders of its chunks.' })
  @ApiOkResponse({
    content: Object.fromEntries(PICTURE_FORMATS.map((format) => [`image/${format}`, PICTURE])),
  })
  async picture(
    @Param() { id, page }: PagePath,
    @Query() options: PictureRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const picture = await this.pages.picture(id, page, options);
    response.set({
      ETag: `"${picture.name}"`,
      'Cache-Control': picture.lasting ? `private, max-age=${A_YEAR}, immutable` : 'private, no-cache',
    });
    if (request.fresh) {
      response.status(304);
      return undefined;
    }
    return new StreamableFile(await picture.read(), { type: `image/${picture.format}` });
  }

  @Get('ledger')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'What became of each page of a book: kept, or left out and why.' })
  @ApiOkResponse({ type: LedgerResponse })
  @ApiResponse({ status: 409, description: 'The document is not ingested yet.' })
  ledger(@Param('id') id: string): Promise<LedgerResponse> {
    return this.ledgers.ledger(id);
  }

  @Get('index')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({
    summary:
      'The printed index of a book: terms with pages. The first request reads the book, which takes a while.',
  })
  @ApiOkResponse({ type: BookIndexResponse })
  index(@Param('id') id: string, @Query() request: CursorRequest): Promise<BookIndexResponse> {
    return this.indexes.entries(id, request);
  }
}
