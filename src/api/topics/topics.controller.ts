import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { TopicsService } from '../../topics/topics.service.js';
import { Access } from '../access/access.decorator.js';
import { pageOf } from '../lists/page-of.js';
import { PageRequest } from '../lists/page-request.js';
import { SubtopicListResponse } from '../subtopics/responses.js';
import { RemovedTopicsResponse } from '../zones/responses.js';
import { AddTopicRequest, ChangeTopicRequest, TopicListRequest } from './requests.js';
import { TopicListResponse, TopicResponse } from './responses.js';

const NO_ZONE = { description: 'There is no such zone.' };
const DUPLICATE = { description: 'The zone has a topic with this name or slug; `field` says which.' };

@ApiTags('topics')
@Access('read')
@Controller('topics')
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @ApiOperation({ summary: 'List the topics, by zone and name.' })
  @ApiOkResponse({ type: TopicListResponse })
  @ApiNotFoundResponse(NO_ZONE)
  async list(@Query() { zone, ...page }: TopicListRequest): Promise<TopicListResponse> {
    return pageOf('topics', page, await this.topics.topics(zone ?? null, page), { zone });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One topic.' })
  @ApiOkResponse({ type: TopicResponse })
  get(@Param('id') id: string): Promise<TopicResponse> {
    return this.topics.topic(id);
  }

  @Get(':id/subtopics')
  @ApiOperation({ summary: 'The subtopics of a topic, in their order.' })
  @ApiOkResponse({ type: SubtopicListResponse })
  async subtopicsOf(@Param('id') id: string, @Query() page: PageRequest): Promise<SubtopicListResponse> {
    return pageOf(`topics/${id}/subtopics`, page, await this.topics.subtopics({ topicId: id }, page));
  }

  @Post()
  @Access('write')
  @ApiOperation({ summary: 'Add a topic to a zone.' })
  @ApiCreatedResponse({ type: TopicResponse })
  @ApiNotFoundResponse(NO_ZONE)
  @ApiConflictResponse(DUPLICATE)
  add(@Body() topic: AddTopicRequest): Promise<TopicResponse> {
    return this.topics.addTopic(topic);
  }

  @Patch(':id')
  @Access('write')
  @ApiOperation({
    summary:
      'Change a topic, or move it to another zone. With another name its subtopics are embedded again.',
  })
  @ApiOkResponse({ type: TopicResponse })
  @ApiConflictResponse(DUPLICATE)
  change(@Param('id') id: string, @Body() changes: ChangeTopicRequest): Promise<TopicResponse> {
    return this.topics.changeTopic(id, changes);
  }

  @Delete(':id')
  @Access('write')
  @ApiOperation({ summary: 'Delete a topic without subtopics.' })
  @ApiOkResponse({ type: RemovedTopicsResponse })
  @ApiConflictResponse({ description: 'It has subtopics.' })
  delete(@Param('id') id: string): Promise<RemovedTopicsResponse> {
    return this.topics.deleteTopic(id);
  }
}
