import { IsIn, IsString } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { FUSIONS, LEGS } from '../../search/fuse.js';
import type { Fusion, Leg } from '../../search/fuse.js';
import { MOST_RESULTS, QUERY_LENGTH } from '../../search/search-request.js';
import { IsModelKey, MODEL_KEY } from '../http/model-key.js';
import {
  Flag,
  Optional,
  PageField,
  Share,
  SomeIds,
  SomeOf,
  WholeNumber,
  oneOf,
} from '../http/request-fields.js';

export class SearchRequest {
  @ApiProperty({ example: 'how to open a file', minLength: 1, maxLength: QUERY_LENGTH })
  @IsString({ message: 'query must be given once, as a text' })
  query: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_RESULTS, default: 10 })
  @WholeNumber(1, MOST_RESULTS)
  limit: number = 10;

  @SomeOf(CHUNK_TYPES)
  type: ChunkType[] = [];

  @SomeIds('document')
  document: string[] = [];

  @SomeIds('section', 'Only these sections and those below them: the `sectionId` of a result.')
  section: string[] = [];

  @PageField('First page, counted from 1.')
  pageFirst?: number;

  @PageField('Last page, included.')
  pageLast?: number;

  @SomeOf(DIFFICULTIES)
  difficulty: Difficulty[] = [];

  @ApiPropertyOptional({
    enum: LEGS,
    default: 'fused',
    description: 'By meaning and words, by meaning alone (`vector`), or by words alone (`lexical`).',
  })
  @Optional()
  @IsIn(LEGS, { message: oneOf(LEGS) })
  leg?: Leg;

  @ApiPropertyOptional({
    ...MODEL_KEY,
    description:
      'Compare the vectors of this model, instead of the one in use: a `model` of `vectors` in `/v1/statistics`. Types of chunks of which it has no vectors are searched as usual.',
  })
  @Optional()
  @IsModelKey()
  model?: string;

  @ApiPropertyOptional({ enum: FUSIONS, default: 'score' })
  @Optional()
  @IsIn(FUSIONS, { message: oneOf(FUSIONS) })
  fusion?: Fusion;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, description: 'Leaves out results with a lower score.' })
  @Optional()
  @Share()
  minScore?: number;

  @ApiPropertyOptional({ description: 'The `next` of an answer to the same request.' })
  @Optional()
  @IsString({ message: 'cursor must be given once, as a text' })
  cursor?: string;

  @Flag('Whether to say how each result was found and ranked.')
  explain?: boolean;

  @Flag('The query is being typed: words alone are searched, and may be unfinished or misspelled.')
  typing?: boolean;
}
