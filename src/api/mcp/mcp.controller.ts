import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { MCP_ROUTE } from '../http/api-path.js';
import { McpEndpoint } from '../../mcp/mcp-endpoint.js';
import { WHOLE_LIBRARY } from '../../mcp/reading-scope.js';

/** Its messages are described by the Model Context Protocol, and its tools describe themselves. */
@ApiExcludeController()
@Controller(MCP_ROUTE)
export class McpController {
  constructor(private readonly endpoint: McpEndpoint) {}

  @Post()
  async answer(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.endpoint.answer(request, response, { body: request.body, scope: WHOLE_LIBRARY });
  }
}
