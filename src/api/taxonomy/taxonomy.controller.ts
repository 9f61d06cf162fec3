import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { TaxonomyFiles } from '../../topics/taxonomy-files.js';
import { Access } from '../access/access.decorator.js';
import { TaxonomyExportRequest } from './requests.js';
import { MergedTaxonomyResponse, Taxonomy } from './responses.js';
import { TAXONOMY_TYPES } from './taxonomy-body.js';

const [JSON_TYPE, YAML_TYPE] = TAXONOMY_TYPES;

@ApiTags('topics')
@ApiExtraModels(Taxonomy)
@Access('read')
@Controller('taxonomy')
export class TaxonomyController {
  constructor(private readonly files: TaxonomyFiles) {}

  @Get()
  @ApiOperation({ summary: 'All zones, topics and subtopics, in the form that an import reads.' })
  @ApiOkResponse({
    description: 'JSON, or YAML by `format`.',
    content: {
      [JSON_TYPE]: { schema: { $ref: getSchemaPath(Taxonomy) } },
      [YAML_TYPE]: { schema: { $ref: getSchemaPath(Taxonomy) } },
    },
  })
  async export(
    @Query() { format }: TaxonomyExportRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const text = await this.files.export(format);
    response.type(format === 'json' ? JSON_TYPE : YAML_TYPE);
    return text;
  }

  @Post()
  @Access('write')
  @HttpCode(200)
  @ApiConsumes(...TAXONOMY_TYPES)
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(Taxonomy) }, { type: 'string' }] } })
  @ApiOperation({
    summary:
      'Add what the library lacks and change what differs, all or nothing. What the body does not name stays.',
  })
  @ApiOkResponse({ type: MergedTaxonomyResponse })
  @ApiConflictResponse({
    description: 'It contradicts what is in the library and not in the body; `detail` says where.',
  })
  import(@Body() text: unknown): Promise<MergedTaxonomyResponse> {
    return this.files.import(typeof text === 'string' ? text : '', 'body');
  }

  @Post('starter')
  @Access('write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Import the taxonomy of programming that comes with the program.' })
  @ApiOkResponse({ type: MergedTaxonomyResponse })
  @ApiConflictResponse({ description: 'A zone of the library has the order of one of its zones.' })
  importStarter(): Promise<MergedTaxonomyResponse> {
    return this.files.importStarter();
  }
}
