import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPEN_CALLER, requireScope } from '../../access/caller.js';
import { UserError } from '../../errors/errors.js';
import { BulkActionsService } from '../../ingestion/bulk-actions.service.js';
import type { BulkAction } from '../../ingestion/bulk-actions.service.js';
import { spanOf } from '../../runs/run-states.js';
import { Access } from '../access/access.decorator.js';
import type { AccessedRequest } from '../access/accessed-request.js';
import { BulkRequest } from './bulk.requests.js';
import { BulkResponse } from './bulk.responses.js';

@ApiTags('documents')
@Access('write')
@Controller('documents/actions')
export class BulkController {
  constructor(private readonly bulk: BulkActionsService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do one thing with many documents: a result for each, and none stops the others.',
  })
  @ApiOkResponse({ type: BulkResponse })
  async forEach(
    @Body() body: BulkRequest,
    @Req() { caller = OPEN_CALLER }: AccessedRequest,
  ): Promise<BulkResponse> {
    if (body.action === 'delete') requireScope(caller, 'admin');
    return { results: await this.bulk.forEach(body.documents, actionOf(body)) };
  }
}

/** @throws {UserError} `request.invalid` for a field that the action lacks or does not have. */
function actionOf({ action, stage, until, hard, difficulty }: BulkRequest): BulkAction {
  const given = { stage, until, hard, difficulty };
  switch (action) {
    case 'reprocess':
      requireOnly(action, given, ['stage', 'until']);
      return { action, span: spanOf(stage, until) };
    case 'cancel':
      requireOnly(action, given, []);
      return { action };
    case 'delete':
      requireOnly(action, given, ['hard']);
      return { action, hard: hard ?? false };
    case 'set-difficulty':
      requireOnly(action, given, ['difficulty']);
      if (difficulty !== undefined) return { action, difficulty };
      throw new UserError('request.invalid', 'The difficulty is missing.', { field: 'difficulty' });
  }
}

function requireOnly(
  action: string,
  given: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): void {
  const extra = Object.keys(given).find((name) => given[name] !== undefined && !allowed.includes(name));
  if (extra === undefined) return;
  throw new UserError('request.invalid', `The action "${action}" has no field "${extra}".`, {
    field: extra,
    hint: allowed.length > 0 ? `It may have ${allowed.join(' and ')}.` : 'Leave it out.',
  });
}
