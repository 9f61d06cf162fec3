import { ArrayMaxSize, IsIn, IsUUID } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { MOST_RESULTS } from '../../search/search-request.js';
import { Optional, WholeNumber, asList, oneOf } from '../http/request-fields.js';
import { MOST_IDS } from '../search/requests.js';

export class SimilarRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: MOST_RESULTS, default: 5 })
  @WholeNumber(1, MOST_RESULTS)
  limit: number = 5;

  @ApiPropertyOptional({ enum: CHUNK_TYPES, isArray: true })
  @asList
  @Optional()
  @ArrayMaxSize(CHUNK_TYPES.length)
  @IsIn(CHUNK_TYPES, { each: true, message: oneOf(CHUNK_TYPES) })
  type: ChunkType[] = [];

  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_IDS })
  @asList
  @Optional()
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true, message: 'document must be the identifier of a document' })
  document: string[] = [];
}
