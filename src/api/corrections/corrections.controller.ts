import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { CorrectionLists } from '../../corrections/correction-lists.service.js';
import type { Corrector } from '../../corrections/correction.js';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { By } from './corrector.decorator.js';
import {
  CorrectChunkRequest,
  CorrectionListRequest,
  RetitleRequest,
  SeenChunkRequest,
  SplitChunkRequest,
} from './requests.js';
import { CorrectionListResponse, CorrectionResponse, MadeCorrectionsResponse } from './responses.js';

const CHUNK = { name: 'id', description: 'Identifier of a chunk.' };
const BUSY = {
  description:
    '`run.active`, `correction.waiting`: a run replaces the chunks; `chunk.changed`: it has another text.',
};

@ApiTags('corrections')
@Access('write')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly lists: CorrectionLists,
  ) {}

  @Patch('chunks/:id')
  @ApiParam(CHUNK)
  @ApiOperation({ summary: 'Correct the type or the difficulty of a chunk, or both.' })
  @ApiOkResponse({ type: MadeCorrectionsResponse })
  @ApiConflictResponse(BUSY)
  async set(
    @Param('id') id: string,
    @Body() { contentHash, ...fields }: CorrectChunkRequest,
    @Allowed() only: AllowedDocuments,
    @By() by: Corrector,
  ): Promise<MadeCorrectionsResponse> {
    return { corrections: await this.corrections.set(id, fields, { by, only, contentHash }) };
  }

  @Post('chunks/:id/split')
  @ApiParam(CHUNK)
  @ApiOperation({ summary: 'Split a chunk in two; the first half keeps its identifier.' })
  @ApiCreatedResponse({ type: MadeCorrectionsResponse })
  @ApiConflictResponse(BUSY)
  async split(
    @Param('id') id: string,
    @Body() { contentHash, ...cut }: SplitChunkRequest,
    @Allowed() only: AllowedDocuments,
    @By() by: Corrector,
  ): Promise<MadeCorrectionsResponse> {
    return { corrections: await this.corrections.split(id, cut, { by, only, contentHash }) };
  }

  @Post('chunks/:id/join')
  @ApiParam(CHUNK)
  @ApiOperation({ summary: 'Join a chunk with the next one of its section; its identifier stays.' })
  @ApiCreatedResponse({ type: MadeCorrectionsResponse })
  @ApiConflictResponse({ description: `${BUSY.description} \`correction.no_next\`: it is the last one.` })
  async join(
    @Param('id') id: string,
    @Body() { contentHash }: SeenChunkRequest,
    @Allowed() only: AllowedDocuments,
    @By() by: Corrector,
  ): Promise<MadeCorrectionsResponse> {
    return { corrections: await this.corrections.join(id, { by, only, contentHash }) };
  }

  @Patch('sections/:id')
  @ApiParam({ name: 'id', description: 'Identifier of a section.' })
  @ApiOperation({ summary: 'Correct the title of a section.' })
  @ApiOkResponse({ type: MadeCorrectionsResponse })
  @ApiConflictResponse(BUSY)
  async retitle(
    @Param('id') id: string,
    @Body() { title }: RetitleRequest,
    @Allowed() only: AllowedDocuments,
    @By() by: Corrector,
  ): Promise<MadeCorrectionsResponse> {
    return { corrections: await this.corrections.retitle(id, title, { by, only }) };
  }

  @Get('documents/:id/corrections')
  @Access('read')
  @ApiParam({ name: 'id', description: 'Identifier of a document.' })
  @ApiOperation({
    summary:
      'The corrections of a book by hand, newest first: who, when, what it was before, whether they fit.',
  })
  @ApiOkResponse({ type: CorrectionListResponse })
  list(
    @Param('id') id: string,
    @Query() { status, ...request }: CorrectionListRequest,
  ): Promise<CorrectionListResponse> {
    return this.lists.list(id, { ...request, statuses: status });
  }

  @Delete('corrections/:id')
  @ApiParam({ name: 'id', description: 'Identifier of a correction.' })
  @ApiOperation({ summary: 'Undo a correction, or give up one that does not fit its book any more.' })
  @ApiOkResponse({ type: CorrectionResponse })
  @ApiConflictResponse({
    description: '`correction.undone`, `correction.built_upon`, `run.active`, `correction.waiting`.',
  })
  undo(
    @Param('id') id: string,
    @Allowed() only: AllowedDocuments,
    @By() by: Corrector,
  ): Promise<CorrectionResponse> {
    return this.corrections.undo(id, { by, only });
  }
}
