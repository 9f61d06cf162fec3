import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SimilarService } from '../../search/similar.service.js';
import { Access } from '../access/access.decorator.js';
import { SimilarRequest } from './requests.js';
import { SimilarResponse } from './responses.js';

@ApiTags('search')
@Access('read')
@Controller('chunks')
export class SimilarController {
  constructor(private readonly similar: SimilarService) {}

  @Get(':id/similar')
  @ApiOperation({ summary: 'The chunks that are nearest in meaning to a chunk.' })
  @ApiOkResponse({ type: SimilarResponse })
  @ApiConflictResponse({
    description:
      '`chunk.no_vector`: its book must be embedded again. `model.no_vectors`: the library has none of the model.',
  })
  find(
    @Param('id') id: string,
    @Query() { limit, type, document, model }: SimilarRequest,
  ): Promise<SimilarResponse> {
    return this.similar.similarTo(id, limit, { types: type, documents: document, model });
  }
}
