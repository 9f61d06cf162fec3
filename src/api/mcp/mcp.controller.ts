import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { AllowedDocuments } from '../../access/caller.js';
import { McpEndpoint } from '../../mcp/mcp-endpoint.js';
import { Access } from '../access/access.decorator.js';
import { Allowed } from '../access/allowed.decorator.js';
import { AnswersItself } from '../idempotency/answers-itself.decorator.js';
import { MCP_ROUTE } from '../http/api-path.js';

/** Its messages are described by the Model Context Protocol, and its tools describe themselves. */
@ApiExcludeController()
@Access('read')
@AnswersItself()
@Controller(MCP_ROUTE)
export class McpController {
  constructor(private readonly endpoint: McpEndpoint) {}

  @Post()
  async answer(
    @Req() request: Request,
    @Res() response: Response,
    @Allowed() allowed: AllowedDocuments,
  ): Promise<void> {
    await this.endpoint.answer(request, response, { body: request.body, allowed });
  }
}
