import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { RankingService } from '../../ranking/ranking.service.js';
import { TopicVectors } from '../../topics/topic-vectors.js';
import { TopicsService } from '../../topics/topics.service.js';
import { Access } from '../access/access.decorator.js';
import { pageOf } from '../lists/page-of.js';
import { RemovedTopicsResponse } from '../zones/responses.js';
import {
  AddSubtopicRequest,
  ChangeSubtopicRequest,
  ListsRequest,
  SubtopicListRequest,
  SubtopicVectorsRequest,
  VectorsStateRequest,
} from './requests.js';
import {
  SubtopicListResponse,
  SubtopicListsResponse,
  SubtopicResponse,
  SubtopicVectorsListResponse,
  SubtopicVectorsResponse,
  VectorsStateResponse,
} from './responses.js';

const NO_PARENT = { description: 'There is no such zone or topic.' };
const DUPLICATE = { description: 'The topic has a subtopic of this name.' };

@ApiTags('topics')
@Access('read')
@Controller('subtopics')
export class SubtopicsController {
  constructor(
    private readonly topics: TopicsService,
    private readonly vectors: TopicVectors,
    private readonly ranking: RankingService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the subtopics, by zone and topic, in their order.' })
  @ApiOkResponse({ type: SubtopicListResponse })
  @ApiNotFoundResponse(NO_PARENT)
  async list(@Query() { zone, topic, status, ...page }: SubtopicListRequest): Promise<SubtopicListResponse> {
    const found = await this.topics.subtopics({ zoneId: zone, topicId: topic, status }, page);
    return pageOf('subtopics', page, found, { zone, topic, status });
  }

  @Get('embeddings')
  @ApiOperation({ summary: 'The same list with the vectors of the intents.' })
  @ApiOkResponse({ type: SubtopicVectorsListResponse })
  @ApiNotFoundResponse(NO_PARENT)
  async listVectors(
    @Query() { zone, topic, status, ...page }: SubtopicVectorsRequest,
  ): Promise<SubtopicVectorsListResponse> {
    const { count, items } = await this.topics.subtopics({ zoneId: zone, topicId: topic, status }, page);
    const found = { count, items: await this.vectors.addTo(items) };
    return pageOf('subtopics/embeddings', page, found, { zone, topic, status });
  }

  @Post('embeddings')
  @Access('write')
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Make the vectors that subtopics lack, also where it failed before; they are made in the background.',
  })
  @ApiResponse({
    status: 202,
    type: VectorsStateResponse,
    description: '`since` is the time of the request.',
  })
  embed(): Promise<VectorsStateResponse> {
    return this.vectors.request();
  }

  @Get('embeddings/state')
  @ApiOperation({ summary: 'How far the vectors of all subtopics are.' })
  @ApiOkResponse({ type: VectorsStateResponse })
  vectorsState(@Query() { since }: VectorsStateRequest): Promise<VectorsStateResponse> {
    return this.vectors.state(since === undefined ? null : new Date(since));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One subtopic, with the state of its vectors.' })
  @ApiOkResponse({ type: SubtopicResponse })
  get(@Param('id') id: string): Promise<SubtopicResponse> {
    return this.topics.subtopic(id);
  }

  @Get(':id/embeddings')
  @ApiOperation({ summary: 'One subtopic with the vectors of its intents.' })
  @ApiOkResponse({ type: SubtopicVectorsResponse })
  async getVectors(@Param('id') id: string): Promise<SubtopicVectorsResponse> {
    const [subtopic] = await this.vectors.addTo([await this.topics.subtopic(id)]);
    return subtopic!;
  }

  @Get(':id/chunks')
  @ApiOperation({ summary: 'The chunks of all books that are best for a subtopic, in one list or both.' })
  @ApiOkResponse({ type: SubtopicListsResponse })
  chunks(@Param('id') id: string, @Query() options: ListsRequest): Promise<SubtopicListsResponse> {
    return this.ranking.chunks(id, options);
  }

  @Post()
  @Access('write')
  @ApiOperation({ summary: 'Add a subtopic to a topic; its vectors and lists are made in the background.' })
  @ApiCreatedResponse({ type: SubtopicResponse })
  @ApiNotFoundResponse({ description: 'There is no such topic.' })
  @ApiConflictResponse(DUPLICATE)
  add(@Body() subtopic: AddSubtopicRequest): Promise<SubtopicResponse> {
    return this.topics.addSubtopic(subtopic);
  }

  @Patch(':id')
  @Access('write')
  @ApiOperation({
    summary:
      'Change a subtopic, or move it to another topic. With another name, intent or topic it is embedded again.',
  })
  @ApiOkResponse({ type: SubtopicResponse })
  @ApiConflictResponse(DUPLICATE)
  change(@Param('id') id: string, @Body() changes: ChangeSubtopicRequest): Promise<SubtopicResponse> {
    return this.topics.changeSubtopic(id, changes);
  }

  @Delete(':id')
  @Access('write')
  @ApiOperation({ summary: 'Delete a subtopic with its vectors and its lists.' })
  @ApiOkResponse({ type: RemovedTopicsResponse })
  delete(@Param('id') id: string): Promise<RemovedTopicsResponse> {
    return this.topics.deleteSubtopic(id);
  }
}
