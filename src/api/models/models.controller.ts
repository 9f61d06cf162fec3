import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import { ModelChanges, SLOTS } from '../../model-change/model-changes.service.js';
import { ModelLibrary } from '../../model-library/model-library.js';
import { ModelChangeRequest } from './requests.js';
import { ModelChangeResponse, ModelListResponse, ModelsStatusResponse } from './responses.js';
import { Access } from '../access/access.decorator.js';

const CONFLICT = { description: 'No change is open, or its state does not allow it; `detail` names it.' };

/** Models and changes of the model that searches use. The work of a change is done by the workers. */
@ApiTags('models')
@Access('admin')
@Controller()
export class ModelsController {
  constructor(
    private readonly library: ModelLibrary,
    private readonly changes: ModelChanges,
  ) {}

  @Get('models')
  @Access('read')
  @ApiOperation({ summary: 'The models of this installation.' })
  @ApiOkResponse({ type: ModelListResponse })
  async list(): Promise<ModelListResponse> {
    const models = await this.library.list();
    return {
      models: models.map(({ key, revision, dimension, maxTokens, licence, bundled, bytes }) => ({
        key,
        revision,
        dimension,
        maxTokens,
        licence: licence ?? null,
        bundled,
        bytes,
      })),
    };
  }

  @Get('model-change')
  @ApiOperation({ summary: 'Which models searches use, and the open change of model or else the last one.' })
  @ApiOkResponse({ type: ModelsStatusResponse })
  status(): Promise<ModelsStatusResponse> {
    return this.changes.status();
  }

  @Post('model-change')
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Embed all chunks by another model in the background, then search with it; searches go on as before until then.',
  })
  @ApiAcceptedResponse({ type: ModelChangeResponse })
  @ApiNotFoundResponse({ description: 'This installation has no such model.' })
  @ApiConflictResponse({ description: 'Another change is open, or searches already use the model.' })
  begin(@Body() { model, slot, hold }: ModelChangeRequest): Promise<ModelChangeResponse> {
    return this.changes.activate({ model, types: slot ? SLOTS[slot] : CHUNK_TYPES, holds: hold ?? false });
  }

  @Post('model-change/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause the change.' })
  @ApiOkResponse({ type: ModelChangeResponse })
  @ApiConflictResponse(CONFLICT)
  pause(): Promise<ModelChangeResponse> {
    return this.changes.pause();
  }

  @Post('model-change/resume')
  @HttpCode(202)
  @ApiOperation({ summary: 'Continue the change that was paused or has failed.' })
  @ApiAcceptedResponse({ type: ModelChangeResponse })
  @ApiConflictResponse(CONFLICT)
  resume(): Promise<ModelChangeResponse> {
    return this.changes.resume();
  }

  @Post('model-change/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the change; searches stay as they are.' })
  @ApiOkResponse({ type: ModelChangeResponse })
  @ApiConflictResponse(CONFLICT)
  cancel(): Promise<ModelChangeResponse> {
    return this.changes.cancel();
  }

  @Post('model-change/switch')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Search with the new model of a change that waits for it. Its state stays `embedding` if books were published since.',
  })
  @ApiOkResponse({ type: ModelChangeResponse })
  @ApiConflictResponse(CONFLICT)
  switch(): Promise<ModelChangeResponse> {
    return this.changes.switch();
  }

  @Post('model-change/rollback')
  @HttpCode(202)
  @ApiOperation({ summary: 'Search with the model before the last change again.' })
  @ApiAcceptedResponse({ type: ModelChangeResponse })
  @ApiConflictResponse({ description: 'There is no former model, or another change is open.' })
  rollback(): Promise<ModelChangeResponse> {
    return this.changes.rollback();
  }
}
