import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditService } from '../../access/audit.service.js';
import { Access } from '../access/access.decorator.js';
import { AuditRequest } from './requests.js';
import { AuditPageResponse } from './responses.js';

const DEFAULT_LIMIT = 50;

@ApiTags('audit-log')
@Access('admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: 'What was changed over the API, when, and by which key; newest first.' })
  @ApiOkResponse({ type: AuditPageResponse })
  list(@Query() { after, limit }: AuditRequest): Promise<AuditPageResponse> {
    return this.audit.page(after ?? null, limit ?? DEFAULT_LIMIT);
  }
}
