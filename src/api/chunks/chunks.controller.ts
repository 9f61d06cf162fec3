import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { AllowedDocuments } from '../../access/caller.js';
import { chunkMarkdown } from '../../reading/chunk-markdown.js';
import { ChunksService } from '../../reading/chunks.service.js';
import { CoverageService } from '../../reading/coverage.service.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { pageRange } from '../http/request-fields.js';
import { pick } from '../lists/sparse-fields.js';
import { ChunkRequest, ChunksRequest, CoverageRequest, VectorsRequest } from './requests.js';
import {
  ChunkListResponse,
  CoverageResponse,
  SparseChunkListResponse,
  VectorListResponse,
  WholeChunkResponse,
} from './responses.js';

const DOCUMENT_ID = { name: 'id', description: 'Identifier of a document.' };
const MARKDOWN = 'text/markdown';

@ApiTags('chunks')
@Access('read')
@ApiExtraModels(ChunkListResponse, SparseChunkListResponse, WholeChunkResponse)
@Controller()
export class ChunksController {
  constructor(
    private readonly chunks: ChunksService,
    private readonly coverageService: CoverageService,
  ) {}

  @Get('documents/:id/chunks')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({
    summary: 'The chunks of a book in reading order, by pages, section and type, with counts by type.',
  })
  @ApiOkResponse({
    description: 'With `fields`, results have only these.',
    schema: {
      anyOf: [{ $ref: getSchemaPath(ChunkListResponse) }, { $ref: getSchemaPath(SparseChunkListResponse) }],
    },
  })
  async list(@Param('id') id: string, @Query() request: ChunksRequest): Promise<SparseChunkListResponse> {
    const { fields, type, page, pageFirst = page, pageLast = page, ...rest } = request;
    const pages = pageRange(pageFirst, pageLast);
    const found = await this.chunks.list(id, { ...rest, types: type, pages });
    return { ...found, results: found.results.map((chunk) => pick(chunk, fields)) };
  }

  @Get('chunks/:id')
  @ApiParam({ name: 'id', description: 'The `chunkId` of a search result or of a list.' })
  @ApiOperation({ summary: 'One whole chunk, with its neighbours and vectors; also as Markdown.' })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(WholeChunkResponse) } },
      [MARKDOWN]: { schema: { type: 'string' } },
    },
  })
  async get(
    @Param('id') id: string,
    @Query() { vectors, format }: ChunkRequest,
    @Allowed() allowed: AllowedDocuments,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WholeChunkResponse | string> {
    const chunk = await this.chunks.get(id, { numbers: vectors, only: allowed });
    response.vary('Accept');
    const wanted =
      format ?? (request.accepts(['application/json', MARKDOWN]) === MARKDOWN ? 'markdown' : 'json');
    if (wanted === 'json') return chunk;
    response.type(MARKDOWN);
    return chunkMarkdown(chunk);
  }

  @Get('documents/:id/coverage')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'Which chunks of a book have the vector that searches use.' })
  @ApiOkResponse({ type: CoverageResponse })
  coverage(@Param('id') id: string, @Query() request: CoverageRequest): Promise<CoverageResponse> {
    return this.coverageService.coverage(id, request);
  }

  @Get('documents/:id/embeddings')
  @ApiParam(DOCUMENT_ID)
  @ApiOperation({ summary: 'The vectors of a book, by all models.' })
  @ApiOkResponse({ type: VectorListResponse })
  embeddings(
    @Param('id') id: string,
    @Query() { vectors, ...request }: VectorsRequest,
  ): Promise<VectorListResponse> {
    return this.coverageService.vectors(id, { ...request, numbers: vectors });
  }
}
