import { ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { MOST_RESULTS } from '../../search/search-request.js';
import { IsModelKey, MODEL_KEY } from '../http/model-key.js';
import { Optional, SomeIds, SomeOf, WholeNumber } from '../http/request-fields.js';

export class SimilarRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: MOST_RESULTS, default: 5 })
  @WholeNumber(1, MOST_RESULTS)
  limit: number = 5;

  @SomeOf(CHUNK_TYPES)
  type: ChunkType[] = [];

  @SomeIds('document')
  document: string[] = [];

  @ApiPropertyOptional({
    ...MODEL_KEY,
    description: 'Compare the vectors of this model, as in a search; the chunk must have one by it.',
  })
  @Optional()
  @IsModelKey()
  model?: string;
}
