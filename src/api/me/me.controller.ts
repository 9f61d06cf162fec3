import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AllowedDocuments } from '../../access/caller.js';
import { Access } from '../access/access.decorator.js';
import type { AccessedRequest } from '../access/accessed-request.js';
import { Allowed } from '../access/allowed.decorator.js';
import { MeResponse } from './responses.js';

@ApiTags('keys')
@Access('read')
@Controller('me')
export class MeController {
  @Get()
  @ApiOperation({ summary: 'Who asks, and what this caller may do.' })
  @ApiOkResponse({ type: MeResponse })
  me(@Req() request: AccessedRequest, @Allowed() documents: AllowedDocuments): MeResponse {
    // The guard lets no request come here without a caller that may read.
    const { kind, id, name, scope } = request.caller!;
    return { kind, id, name, scope: scope!, documents, needsKey: kind !== 'open' };
  }
}
