import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { ContextService } from '../../context/context.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { AskedDocuments } from '../access/asked-documents.js';
import { ContextRequest } from './requests.js';
import { ContextResponse } from './responses.js';

@ApiTags('context')
@Access('read')
@Controller('context')
export class ContextController {
  constructor(
    private readonly context: ContextService,
    private readonly asked: AskedDocuments,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'A context for a language model: whole passages with citations, within a budget of tokens.',
  })
  @ApiOkResponse({ type: ContextResponse })
  @ApiNotFoundResponse({ description: 'There is no such subtopic or document.' })
  async make(
    @Body() request: ContextRequest,
    @Allowed() allowed: AllowedDocuments,
  ): Promise<ContextResponse> {
    const { question, subtopics, model, difficulty, gameType, budget } = request;
    const documents = await this.asked.within(allowed, request.documents, 'documents');
    return this.context.make({ question, subtopics, documents, model, difficulty, gameType, budget });
  }
}
