import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { KeysService, OVERLAP_HOURS } from '../../access/keys.service.js';
import { Access } from '../access/access.decorator.js';
import { KeyListRequest, NewKeyRequest, RotateRequest } from './requests.js';
import { KeyPageResponse, KeyResponse, NewKeyResponse } from './responses.js';

const DEFAULT_LIMIT = 50;

@ApiTags('keys')
@Access('admin')
@Controller('keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  @Access('admin', { answersSecret: true })
  @ApiOperation({ summary: 'Make a key. This answer is the only one that contains it.' })
  @ApiCreatedResponse({ type: NewKeyResponse })
  @ApiNotFoundResponse({ description: 'There is no document that the key is to be limited to.' })
  create(@Body() request: NewKeyRequest): Promise<NewKeyResponse> {
    return this.keys.create(request);
  }

  @Get()
  @ApiOperation({ summary: 'List the keys, newest first, also those that are revoked or expired.' })
  @ApiOkResponse({ type: KeyPageResponse })
  list(@Query() { after, limit }: KeyListRequest): Promise<KeyPageResponse> {
    return this.keys.list(after ?? null, limit ?? DEFAULT_LIMIT);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One key.' })
  @ApiOkResponse({ type: KeyResponse })
  get(@Param('id') id: string): Promise<KeyResponse> {
    return this.keys.get(id);
  }

  @Post(':id/rotate')
  @Access('admin', { answersSecret: true })
  @ApiOperation({
    summary: 'Make a key that takes the place of this one, which lives on for some hours.',
  })
  @ApiCreatedResponse({ type: NewKeyResponse })
  @ApiConflictResponse({ description: 'The key is revoked, expired or already replaced.' })
  rotate(@Param('id') id: string, @Body() { overlapHours }: RotateRequest): Promise<NewKeyResponse> {
    return this.keys.rotate(id, overlapHours ?? OVERLAP_HOURS);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke a key, within seconds on every server; the list still shows it.' })
  @ApiOkResponse({ type: KeyResponse })
  revoke(@Param('id') id: string): Promise<KeyResponse> {
    return this.keys.revoke(id);
  }
}
