import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { WebhooksService } from '../../webhooks/webhooks.service.js';
import {
  AddWebhookRequest,
  ChangeWebhookRequest,
  DeliveriesRequest,
  RotateSecretRequest,
} from './requests.js';
import { Access } from '../access/access.decorator.js';
import {
  DeliveryListResponse,
  NewWebhookResponse,
  RedeliveryResponse,
  RotatedSecretResponse,
  TestResultResponse,
  WebhookListResponse,
  WebhookResponse,
} from './responses.js';

const WEBHOOK_ID = { name: 'id', description: 'Identifier of a webhook.' };

@ApiTags('webhooks')
@Access('admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post()
  @Access('admin', { answersSecret: true })
  @ApiOperation({ summary: 'Add an address that is told of all later events.' })
  @ApiCreatedResponse({ type: NewWebhookResponse, description: 'The webhook with its secret.' })
  @ApiConflictResponse({ description: '`webhook.too_many`: the library has all the webhooks it may have.' })
  add(@Body() { url, ...details }: AddWebhookRequest): Promise<NewWebhookResponse> {
    return this.webhooks.add(url, details);
  }

  @Get()
  @ApiOperation({ summary: 'All webhooks.' })
  @ApiOkResponse({ type: WebhookListResponse })
  async list(): Promise<WebhookListResponse> {
    return { results: await this.webhooks.list() };
  }

  @Get(':id')
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({ summary: 'One webhook.' })
  @ApiOkResponse({ type: WebhookResponse })
  get(@Param('id') id: string): Promise<WebhookResponse> {
    return this.webhooks.get(id);
  }

  @Patch(':id')
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({
    summary: 'Change a webhook, or switch it on or off; only the given fields change.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  change(@Param('id') id: string, @Body() changes: ChangeWebhookRequest): Promise<WebhookResponse> {
    return this.webhooks.change(id, changes);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({ summary: 'Remove a webhook with its log.' })
  @ApiNoContentResponse({ description: 'It is removed.' })
  remove(@Param('id') id: string): Promise<void> {
    return this.webhooks.remove(id);
  }

  @Post(':id/rotate')
  @Access('admin', { answersSecret: true })
  @HttpCode(200)
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({
    summary: 'Make a new secret; for some hours, messages have a signature by each of the two.',
  })
  @ApiOkResponse({ type: RotatedSecretResponse })
  rotate(
    @Param('id') id: string,
    @Body() { overlapHours }: RotateSecretRequest,
  ): Promise<RotatedSecretResponse> {
    return this.webhooks.rotate(id, overlapHours);
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({
    summary: 'Send a message of the type `webhook.test` now, also to a webhook that is switched off.',
  })
  @ApiOkResponse({ type: TestResultResponse, description: 'What came of it, delivered or not.' })
  test(@Param('id') id: string): Promise<TestResultResponse> {
    return this.webhooks.test(id);
  }

  @Get(':id/deliveries')
  @ApiParam(WEBHOOK_ID)
  @ApiOperation({ summary: 'The log of deliveries, newest first.' })
  @ApiOkResponse({ type: DeliveryListResponse })
  async deliveries(
    @Param('id') id: string,
    @Query() { limit, cursor, state }: DeliveriesRequest,
  ): Promise<DeliveryListResponse> {
    const { deliveries, next } = await this.webhooks.log(id, { limit, after: cursor, state });
    return { results: deliveries, next };
  }

  @Post(':id/deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @ApiParam(WEBHOOK_ID)
  @ApiParam({ name: 'deliveryId', description: 'Identifier of a delivery in the log.' })
  @ApiOperation({ summary: 'Send an event again, before those that wait.' })
  @ApiAcceptedResponse({ type: RedeliveryResponse, description: 'It waits to be sent.' })
  @ApiConflictResponse({ description: '`webhook.off`: the webhook is switched off.' })
  async redeliver(
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<RedeliveryResponse> {
    await this.webhooks.redeliver(id, deliveryId);
    return { id: deliveryId, state: 'pending' };
  }
}
