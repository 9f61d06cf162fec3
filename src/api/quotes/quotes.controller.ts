import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { QuotesService } from '../../quotes/quotes.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { AskedDocuments } from '../access/asked-documents.js';
import { FindQuoteRequest } from './requests.js';
import { QuoteResponse } from './responses.js';

@ApiTags('quotes')
@Access('read')
@Controller('quotes')
export class QuotesController {
  constructor(
    private readonly quotes: QuotesService,
    private readonly asked: AskedDocuments,
  ) {}

  @Post('find')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find the books and pages in which a sentence stands, exactly or nearly.' })
  @ApiOkResponse({ type: QuoteResponse })
  @ApiNotFoundResponse({ description: 'There is no such document.' })
  async find(
    @Body() { quote, documents, limit }: FindQuoteRequest,
    @Allowed() allowed: AllowedDocuments,
  ): Promise<QuoteResponse> {
    const within = await this.asked.within(allowed, documents, 'documents');
    return this.quotes.whereIs(quote, { documents: within ?? [], limit });
  }
}
