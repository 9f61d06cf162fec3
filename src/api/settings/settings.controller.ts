import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SettingsInForce } from '../../config/settings-in-force.js';
import { SettingsResponse } from './responses.js';
import { Access } from '../access/access.decorator.js';

@ApiTags('settings')
@Access('admin')
@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsInForce) {}

  @Get()
  @ApiOperation({
    summary: 'The settings that this process uses. Secrets have no value here, whether set or not.',
  })
  @ApiOkResponse({ type: SettingsResponse })
  all(): SettingsResponse {
    return { settings: this.settings.all };
  }
}
