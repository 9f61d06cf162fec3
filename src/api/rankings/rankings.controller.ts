import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { RankingOverview } from '../../ranking/ranking-overview.js';
import { RequestedRankings } from '../../ranking/requested-rankings.js';
import { Access } from '../access/access.decorator.js';
import { pageOf } from '../lists/page-of.js';
import { PageRequest } from '../lists/page-request.js';
import { OverviewRequest, RankRequest } from './requests.js';
import { OverviewResponse, RankingListResponse, RankingResponse } from './responses.js';

@ApiTags('rankings')
@Access('read')
@Controller('rankings')
export class RankingsController {
  constructor(
    private readonly rankings: RequestedRankings,
    private readonly overview: RankingOverview,
  ) {}

  @Post()
  @Access('write')
  @HttpCode(202)
  @ApiOperation({ summary: 'Rank the chunks of all books for every subtopic, in the background.' })
  @ApiResponse({ status: 202, type: RankingResponse, description: 'It is queued.' })
  @ApiTooManyRequestsResponse({ description: '`ranking.too_many`: a hundred requests wait.' })
  rank(@Body() options: RankRequest): Promise<RankingResponse> {
    return this.rankings.ask(options);
  }

  @Get()
  @ApiOperation({ summary: 'The rankings that were asked for, newest first; the last hundred with results.' })
  @ApiOkResponse({ type: RankingListResponse })
  async list(@Query() page: PageRequest): Promise<RankingListResponse> {
    return pageOf('rankings', page, await this.rankings.list(page));
  }

  @Get('overview')
  @ApiOperation({ summary: 'How many chunks the lists of each subtopic have, and how good the best are.' })
  @ApiOkResponse({ type: OverviewResponse })
  @ApiNotFoundResponse({ description: 'There is no such topic.' })
  async overviewOf(@Query() request: OverviewRequest): Promise<OverviewResponse> {
    const { topic, minChunks, text, coverage, ...page } = request;
    const filter = { minChunks, text, coverage };
    const { count, totals, subtopics } = await this.overview.read({ topicId: topic, ...filter, ...page });
    const found = pageOf('rankings/overview', page, { count, items: subtopics }, { topic, ...filter });
    return { ...found, totals };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One ranking that was asked for, with its result.' })
  @ApiOkResponse({ type: RankingResponse })
  get(@Param('id') id: string): Promise<RankingResponse> {
    return this.rankings.get(id);
  }
}
