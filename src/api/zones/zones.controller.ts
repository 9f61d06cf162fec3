import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { TopicsService } from '../../topics/topics.service.js';
import { Access } from '../access/access.decorator.js';
import { pageOf } from '../lists/page-of.js';
import { PageRequest } from '../lists/page-request.js';
import { TopicListResponse } from '../topics/responses.js';
import { AddZoneRequest, ChangeZoneRequest, DeleteZoneRequest } from './requests.js';
import { RemovedTopicsResponse, ZoneListResponse, ZoneResponse } from './responses.js';

const DUPLICATE = { description: 'Another zone has this name or this order; `field` says which.' };

@ApiTags('topics')
@Access('read')
@Controller('zones')
export class ZonesController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @ApiOperation({ summary: 'List the zones, in their order.' })
  @ApiOkResponse({ type: ZoneListResponse })
  async list(@Query() page: PageRequest): Promise<ZoneListResponse> {
    return pageOf('zones', page, await this.topics.zones(page));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One zone.' })
  @ApiOkResponse({ type: ZoneResponse })
  get(@Param('id') id: string): Promise<ZoneResponse> {
    return this.topics.zone(id);
  }

  @Get(':id/topics')
  @ApiOperation({ summary: 'The topics of a zone, by name.' })
  @ApiOkResponse({ type: TopicListResponse })
  async topicsOf(@Param('id') id: string, @Query() page: PageRequest): Promise<TopicListResponse> {
    return pageOf(`zones/${id}/topics`, page, await this.topics.topics(id, page));
  }

  @Post()
  @Access('write')
  @ApiOperation({ summary: 'Add a zone.' })
  @ApiCreatedResponse({ type: ZoneResponse })
  @ApiConflictResponse(DUPLICATE)
  add(@Body() zone: AddZoneRequest): Promise<ZoneResponse> {
    return this.topics.addZone(zone);
  }

  @Patch(':id')
  @Access('write')
  @ApiOperation({ summary: 'Change the name, the description or the order of a zone.' })
  @ApiOkResponse({ type: ZoneResponse })
  @ApiConflictResponse(DUPLICATE)
  change(@Param('id') id: string, @Body() changes: ChangeZoneRequest): Promise<ZoneResponse> {
    return this.topics.changeZone(id, changes);
  }

  @Delete(':id')
  @Access('write')
  @ApiOperation({ summary: 'Delete a zone; with `force` also its topics and their subtopics.' })
  @ApiOkResponse({ type: RemovedTopicsResponse })
  @ApiConflictResponse({ description: 'It has topics, and `force` is not set.' })
  delete(@Param('id') id: string, @Query() { force }: DeleteZoneRequest): Promise<RemovedTopicsResponse> {
    return this.topics.deleteZone(id, force);
  }
}
